package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Which fields an object has, and which differ between two. */
final class Fields {
    private Fields() {}

    /** Every field that an applied object names. */
    static FieldSet of(JsonNode value, Structure structure) {
        FieldSet set = new FieldSet();
        if (value.isObject() && !structure.isAtomic()) {
            value.properties().forEach(field -> {
                FieldSet below = of(field.getValue(), structure.field(field.getKey()));
                if (field.getValue().isNull()
                        || field.getValue().isObject() && field.getValue().isEmpty()) {
                    below.addSelf();
                }
                set.put(PathElement.field(field.getKey()), below);
            });
        } else if (value.isArray() && structure.listKind() != Structure.ListKind.ATOMIC) {
            PathElement.items(value, structure)
                    .forEach((element, item) ->
                            set.put(element, of(item, structure.items()).addSelf()));
        } else {
            set.addSelf();
        }
        return set;
    }

    /** What was added or changed on the way from one object to the next; an added object counts itself. */
    static FieldSet changed(JsonNode before, JsonNode after, Structure structure) {
        FieldSet set = new FieldSet();
        if (after.equals(before)) {
            return set;
        }
        if (after.isObject() && !structure.isAtomic() && (before == null || before.isObject())) {
            if (before == null) {
                set.addSelf();
            }
            after.properties().forEach(field -> {
                JsonNode old = before == null ? null : before.get(field.getKey());
                set.put(
                        PathElement.field(field.getKey()),
                        changed(old, field.getValue(), structure.field(field.getKey())));
            });
        } else if (after.isArray()
                && structure.listKind() != Structure.ListKind.ATOMIC
                && (before == null || before.isArray())) {
            if (before == null) {
                set.addSelf();
            }
            Map<String, JsonNode> old = PathElement.items(before, structure);
            PathElement.items(after, structure).forEach((element, item) -> {
                FieldSet below = changed(old.get(element), item, structure.items());
                set.put(element, old.containsKey(element) ? below : below.addSelf());
            });
        } else {
            set.addSelf();
        }
        return set;
    }

    /** Those fields of a set that an object still has. */
    static FieldSet existing(FieldSet set, JsonNode value, Structure structure) {
        FieldSet existing = new FieldSet();
        if (set.isMember()) {
            existing.addSelf();
        }
        if (set.children().isEmpty()) {
            return existing;
        }
        Map<String, JsonNode> items = value.isArray() ? PathElement.items(value, structure) : Map.of();
        set.children().forEach((element, child) -> {
            boolean field = PathElement.isField(element);
            JsonNode below = field ? value.get(PathElement.fieldName(element)) : items.get(element);
            if (below != null) {
                Structure shape = field ? structure.field(PathElement.fieldName(element)) : structure.items();
                existing.put(element, existing(child, below, shape));
            }
        });
        return existing;
    }

    /** Those members of a set whose values differ between two objects. */
    static FieldSet differing(FieldSet set, JsonNode before, JsonNode after, Structure structure) {
        return intersect(set, changed(before, after, structure));
    }

    private static FieldSet intersect(FieldSet left, FieldSet right) {
        FieldSet both = new FieldSet();
        if (left.isMember() && right.isMember()) {
            both.addSelf();
        }
        left.children().forEach((element, child) -> both.put(element, intersect(child, right.below(element))));
        return both;
    }
}
