package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;

/** The owners of an object's fields: {@code metadata.managedFields}, read and written. */
final class ManagedFields {
    private final Map<FieldOwner, FieldSet> sets = new TreeMap<>();
    private final Map<FieldOwner, String> times = new HashMap<>();

    static ManagedFields of(JsonNode object) {
        ManagedFields fields = new ManagedFields();
        object.path("metadata").path("managedFields").forEach(entry -> {
            FieldOwner owner = new FieldOwner(
                    entry.path("manager").asText(),
                    FieldOwner.Operation.valueOf(entry.path("operation").asText()),
                    entry.path("subresource").asText(),
                    entry.path("apiVersion").asText());
            fields.sets.put(owner, FieldSet.fromJson(entry.path("fieldsV1")));
            fields.times.put(owner, entry.path("time").asText());
        });
        return fields;
    }

    FieldSet of(FieldOwner owner) {
        return sets.getOrDefault(owner, FieldSet.empty());
    }

    FieldSet ofOthers(FieldOwner owner) {
        FieldSet union = FieldSet.empty();
        for (Map.Entry<FieldOwner, FieldSet> entry : sets.entrySet()) {
            union = entry.getKey().equals(owner) ? union : union.union(entry.getValue());
        }
        return union;
    }

    void set(FieldOwner owner, FieldSet fields) {
        if (fields.isEmpty()) {
            sets.remove(owner);
        } else {
            sets.put(owner, fields);
        }
    }

    void forOthers(FieldOwner owner, BiFunction<FieldOwner, FieldSet, FieldSet> change) {
        Map.copyOf(sets).forEach((other, fields) -> {
            if (!other.equals(owner)) {
                set(other, change.apply(other, fields));
            }
        });
    }

    /** Writes the entries; one that is new or changed gets {@code now}. */
    void write(ObjectNode object, FieldOwner writer, String now, boolean touched) {
        ArrayNode entries = JsonNodeFactory.instance.arrayNode();
        sets.forEach((owner, fields) -> {
            ObjectNode entry = entries.addObject();
            entry.put("apiVersion", owner.apiVersion());
            entry.put("fieldsType", "FieldsV1");
            entry.set("fieldsV1", fields.toJson());
            entry.put("manager", owner.manager());
            entry.put("operation", owner.operation().name());
            if (!owner.subresource().isEmpty()) {
                entry.put("subresource", owner.subresource());
            }
            String time = times.get(owner);
            entry.put("time", time == null || touched && owner.equals(writer) ? now : time);
        });
        ObjectNode metadata = (ObjectNode) object.get("metadata");
        if (entries.isEmpty()) {
            metadata.remove("managedFields");
        } else {
            metadata.set("managedFields", entries);
        }
    }
}
