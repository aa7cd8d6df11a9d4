package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** An applied object laid over the live one. */
public final class Merge {
    private Merge() {}

    /** The live value with the applied one over it; neither is changed. */
    public static JsonNode merge(JsonNode live, JsonNode applied, Structure structure) {
        if (live == null || structure.isAtomic()) {
            return applied.deepCopy();
        }
        if (live.isObject() && applied.isObject()) {
            ObjectNode merged = live.deepCopy();
            applied.properties().forEach(field -> {
                JsonNode old = live.get(field.getKey());
                merged.set(field.getKey(), merge(old, field.getValue(), structure.field(field.getKey())));
            });
            return merged;
        }
        if (live.isArray() && applied.isArray() && structure.listKind() != Structure.ListKind.ATOMIC) {
            return mergeLists(live, applied, structure);
        }
        return applied.deepCopy();
    }

    /** The applied order holds for what is applied; what only the live list has keeps its place between its neighbours. */
    private static ArrayNode mergeLists(JsonNode live, JsonNode applied, Structure structure) {
        Map<String, JsonNode> left = PathElement.items(live, structure);
        Map<String, JsonNode> right = PathElement.items(applied, structure);
        List<String> leftOrder = new ArrayList<>(left.keySet());
        List<String> rightOrder = new ArrayList<>(right.keySet());
        ArrayNode merged = JsonNodeFactory.instance.arrayNode();
        Set<String> done = new HashSet<>();
        int l = 0;
        int r = 0;
        while (l < leftOrder.size() || r < rightOrder.size()) {
            String next = l < leftOrder.size() ? leftOrder.get(l) : null;
            if (next != null && !right.containsKey(next)) {
                merged.add(left.get(next).deepCopy());
                l++;
            } else if (next != null && done.contains(next)) {
                l++;
            } else if (r < rightOrder.size()) {
                String element = rightOrder.get(r++);
                merged.add(merge(left.get(element), right.get(element), structure.items()));
                done.add(element);
            }
        }
        return merged;
    }
}
