package io.stockpipeline.operator.kubernetes.apply;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Takes out what a manager applied before, applies no longer, and nobody else owns. */
final class Prune {
    private Prune() {}

    /**
     * Changes {@code value}. An object of which nothing is owned any more goes as a whole, with what the server had filled in
     * below it, as in Kubernetes.
     */
    static void prune(JsonNode value, FieldSet applied, FieldSet kept, Structure structure) {
        if (value instanceof ObjectNode object) {
            pruneObject(object, applied, kept, structure);
        } else if (value instanceof ArrayNode list) {
            pruneList(list, applied, kept, structure);
        }
    }

    private static void pruneObject(ObjectNode object, FieldSet applied, FieldSet kept, Structure structure) {
        new ArrayList<>(applied.children().entrySet()).forEach(entry -> {
            String name = PathElement.fieldName(entry.getKey());
            JsonNode value = object.get(name);
            FieldSet keptBelow = kept.below(entry.getKey());
            if (value != null && keptBelow.isEmpty()) {
                object.remove(name);
            } else if (value != null) {
                prune(value, entry.getValue(), keptBelow, structure.field(name));
            }
        });
    }

    private static void pruneList(ArrayNode list, FieldSet applied, FieldSet kept, Structure structure) {
        Map<String, Integer> places = new HashMap<>();
        for (int i = 0; i < list.size(); i++) {
            places.put(PathElement.item(list.get(i), structure), i);
        }
        List<Integer> gone = new ArrayList<>();
        applied.children().forEach((element, child) -> {
            Integer place = places.get(element);
            FieldSet keptBelow = kept.below(element);
            if (place != null && keptBelow.isEmpty() && child.isMember()) {
                gone.add(place);
            } else if (place != null && !keptBelow.isEmpty()) {
                prune(list.get(place), child, keptBelow, structure.items());
            }
        });
        gone.sort((a, b) -> b - a);
        gone.forEach(place -> list.remove((int) place));
    }
}
