package io.stockpipeline.model.crd;

import com.fasterxml.jackson.databind.JsonNode;

/** Walks a schema from the outside in. */
final class SchemaNodes {
    /** Looks at one node. */
    interface Visitor {
        /**
         * @param path fields joined by dots, {@code []} behind a list and {@code {}} behind a map
         * @param cardinality how often the node can occur in a resource at most; {@link Long#MAX_VALUE} without a bound
         */
        void visit(String path, JsonNode schema, long cardinality);
    }

    private SchemaNodes() {}

    static void walk(JsonNode schema, Visitor visitor) {
        walk("", schema, 1, visitor);
    }

    private static void walk(String path, JsonNode schema, long cardinality, Visitor visitor) {
        visitor.visit(path, schema, cardinality);
        for (var entry : schema.path("properties").properties()) {
            walk(path.isEmpty() ? entry.getKey() : path + "." + entry.getKey(), entry.getValue(), cardinality, visitor);
        }
        if (schema.has("items")) {
            walk(path + "[]", schema.get("items"), times(cardinality, schema.path("maxItems")), visitor);
        }
        if (schema.has("additionalProperties")) {
            walk(
                    path + "{}",
                    schema.get("additionalProperties"),
                    times(cardinality, schema.path("maxProperties")),
                    visitor);
        }
    }

    private static long times(long cardinality, JsonNode bound) {
        return bound.isMissingNode() || cardinality == Long.MAX_VALUE ? Long.MAX_VALUE : cardinality * bound.asLong();
    }
}
