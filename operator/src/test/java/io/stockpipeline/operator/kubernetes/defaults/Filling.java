package io.stockpipeline.operator.kubernetes.defaults;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/** Fills in what is not there. */
final class Filling {
    private Filling() {}

    static void text(ObjectNode object, String field, String value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    static void number(ObjectNode object, String field, int value) {
        if (!object.has(field)) {
            object.put(field, value);
        }
    }

    /** The object at a field, which is made if it is not there. */
    static ObjectNode object(ObjectNode object, String field) {
        return object.get(field) instanceof ObjectNode there ? there : object.putObject(field);
    }

    /** The objects of a list; none when there is no list. */
    static List<ObjectNode> items(JsonNode object, String field) {
        List<ObjectNode> items = new ArrayList<>();
        object.path(field).forEach(item -> {
            if (item instanceof ObjectNode node) {
                items.add(node);
            }
        });
        return items;
    }

    /** The object at a path, as a list of one or none. */
    static List<ObjectNode> at(JsonNode object, String... path) {
        JsonNode node = object;
        for (String field : path) {
            node = node.path(field);
        }
        return node instanceof ObjectNode there ? List.of(there) : List.of();
    }
}
