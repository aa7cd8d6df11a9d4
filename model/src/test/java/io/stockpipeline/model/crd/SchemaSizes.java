package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;

/** How long a value of a schema can be at most, in the measure in which an API server reckons costs. */
final class SchemaSizes {
    /** Largest request, in bytes. */
    private static final double LARGEST = 3 * 1024 * 1024;

    private static final double BYTES_OF_A_CHARACTER = 4;

    /** The place of a value that was computed: nothing is known of it. */
    JsonNode nowhere() {
        return MissingNode.getInstance();
    }

    /** Bytes of a text, entries of a list or map; without end for a computed value. */
    double most(JsonNode schema) {
        if (schema.isMissingNode()) {
            return Double.POSITIVE_INFINITY;
        }
        return switch (schema.path("type").asText()) {
            case "array" -> schema.path("maxItems").asDouble(LARGEST / 2);
            case "object" ->
                schema.has("additionalProperties")
                        ? schema.path("maxProperties").asDouble(LARGEST / 7)
                        : 1;
            default -> text(schema);
        };
    }

    private static double text(JsonNode schema) {
        if (schema.has("maxLength")) {
            return schema.get("maxLength").asDouble() * BYTES_OF_A_CHARACTER;
        }
        if (schema.has("enum")) {
            double longest = 0;
            for (JsonNode each : schema.get("enum")) {
                longest = Math.max(longest, each.asText().length());
            }
            return longest;
        }
        return LARGEST - 2;
    }
}
