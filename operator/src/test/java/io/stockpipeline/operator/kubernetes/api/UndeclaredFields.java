package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An apply, unlike other writes, is refused when it names what a custom resource's schema does not declare. */
final class UndeclaredFields {
    private UndeclaredFields() {}

    static void refuse(ApiRequest request, ObjectNode applied) {
        ObjectNode known = applied.deepCopy();
        request.type().defaults().accept(known);
        check(request.id(), applied, known, "");
    }

    private static void check(ObjectId id, JsonNode applied, JsonNode known, String path) {
        if (applied.isObject()) {
            applied.properties().forEach(field -> {
                String below = path + "." + field.getKey();
                if (!known.has(field.getKey())) {
                    throw ApiError.of(
                            500,
                            "InternalError",
                            "failed to create typed patch object (" + id + "): " + below
                                    + ": field not declared in schema");
                }
                check(id, field.getValue(), known.get(field.getKey()), below);
            });
        }
        for (int i = 0; applied.isArray() && i < applied.size(); i++) {
            check(id, applied.get(i), known.get(i), path + "[" + i + "]");
        }
    }
}
