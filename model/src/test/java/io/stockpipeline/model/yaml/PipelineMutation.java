package io.stockpipeline.model.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Puts junk into one to three places of a resource. */
public final class PipelineMutation {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private PipelineMutation() {}

    /** A copy with junk; the same seed brings the same. */
    public static ObjectNode of(ObjectNode original, long seed) {
        ObjectNode mutant = original.deepCopy();
        mutate(mutant, new Random(seed));
        return mutant;
    }

    private static void mutate(ObjectNode tree, Random random) {
        List<JsonNode> containers = new ArrayList<>();
        collect(tree, containers);
        for (int times = 1 + random.nextInt(3); times > 0; times--) {
            JsonNode container = containers.get(random.nextInt(containers.size()));
            if (container.isEmpty()) {
                continue;
            }
            int chosen = random.nextInt(container.size());
            if (container instanceof ArrayNode list) {
                list.set(chosen, junk(random));
            } else if (container instanceof ObjectNode mapping) {
                List<String> names = new ArrayList<>();
                mapping.fieldNames().forEachRemaining(names::add);
                if (random.nextInt(6) == 0) {
                    mapping.remove(names.get(chosen));
                } else {
                    mapping.set(names.get(chosen), junk(random));
                }
            }
        }
    }

    private static void collect(JsonNode node, List<JsonNode> containers) {
        if (node.isContainerNode()) {
            containers.add(node);
            node.forEach(child -> collect(child, containers));
        }
    }

    private static JsonNode junk(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> NODES.nullNode();
            case 1 -> NODES.booleanNode(random.nextBoolean());
            case 2 -> NODES.numberNode(random.nextInt(100) - 2L);
            case 3 -> NODES.numberNode(random.nextDouble());
            case 4 -> NODES.numberNode(Long.MAX_VALUE).deepCopy();
            case 5 -> NODES.textNode("");
            case 6 -> NODES.textNode("99999h99999h");
            case 7 -> NODES.textNode("99999d");
            case 8 -> NODES.textNode("0.000000000001");
            case 9 -> NODES.textNode("999999999.1%");
            case 10 -> NODES.textNode("Count");
            case 11 -> NODES.textNode("Hopping");
            case 12 -> NODES.textNode("7m");
            case 13 -> NODES.textNode("1");
            case 14 -> NODES.textNode("*");
            case 15 -> NODES.textNode("a\nb\u0007");
            case 16 -> NODES.arrayNode();
            case 17 -> NODES.arrayNode().addNull().add("x").addObject();
            case 18 -> NODES.objectNode();
            default -> NODES.objectNode().put("name", "x").putNull("y");
        };
    }
}
