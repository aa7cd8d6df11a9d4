package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One step of a path in a {@link FieldSet}. */
final class PathElement {
    private static final String FIELD = "f:";
    private static final String KEYED = "k:";
    private static final String VALUE = "v:";

    private PathElement() {}

    static String field(String name) {
        return FIELD + name;
    }

    static boolean isField(String element) {
        return element.startsWith(FIELD);
    }

    static String fieldName(String element) {
        return element.substring(FIELD.length());
    }

    /** The element of an item of a keyed list or a set. */
    static String item(JsonNode item, Structure list) {
        if (list.listKind() == Structure.ListKind.SET) {
            return VALUE + item;
        }
        ObjectNode key = JsonNodeFactory.instance.objectNode();
        list.keys().forEach((name, fallback) -> {
            JsonNode value = item.get(name);
            if (value != null) {
                key.set(name, value);
            } else if (fallback != null) {
                key.put(name, fallback);
            }
        });
        return KEYED + key;
    }

    /** The items of a keyed list or a set by element, in their order. Of doubled keys the last one counts. */
    static Map<String, JsonNode> items(JsonNode list, Structure structure) {
        Map<String, JsonNode> items = new LinkedHashMap<>();
        if (list instanceof ArrayNode array) {
            array.forEach(item -> items.put(item(item, structure), item));
        }
        return items;
    }

    static String describe(String element) {
        if (isField(element)) {
            return "." + fieldName(element);
        }
        String value = element.substring(KEYED.length());
        if (element.startsWith(KEYED)) {
            return "[" + value.substring(1, value.length() - 1).replaceAll("\"(\\w+)\":", "$1=") + "]";
        }
        return "[=" + value + "]";
    }
}
