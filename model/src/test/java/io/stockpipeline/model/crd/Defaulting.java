package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Empty values of mappings are dropped, defaults put in, from the outside in. Lists keep their empty entries. */
final class Defaulting {
    private Defaulting() {}

    static void complete(JsonNode schema, JsonNode value) {
        if (value.isArray()) {
            value.forEach(each -> complete(schema.path("items"), each));
        }
        if (!(value instanceof ObjectNode mapping)) {
            return;
        }
        boolean open = schema.path("x-kubernetes-preserve-unknown-fields").asBoolean();
        List<String> empty = new ArrayList<>();
        mapping.properties().forEach(entry -> {
            if (entry.getValue().isNull() && !open) {
                empty.add(entry.getKey());
            }
        });
        mapping.remove(empty);
        for (var property : schema.path("properties").properties()) {
            JsonNode byDefault = property.getValue().get("default");
            if (byDefault != null && !mapping.has(property.getKey())) {
                mapping.set(property.getKey(), byDefault.deepCopy());
            }
        }
        for (var entry : mapping.properties()) {
            JsonNode child = schema.path("properties").path(entry.getKey());
            complete(child.isMissingNode() ? schema.path("additionalProperties") : child, entry.getValue());
        }
    }
}
