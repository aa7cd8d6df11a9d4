package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.fabric8.zjsonpatch.JsonPatch;
import io.fabric8.zjsonpatch.JsonPatchException;
import io.stockpipeline.operator.kubernetes.apply.Merge;

/** The patches that are not server-side apply. */
final class Patches {
    private Patches() {}

    static ObjectNode patched(ObjectNode live, ApiRequest request) {
        JsonNode patch = Json.parse(request.body());
        return switch (request.contentType()) {
            case "application/json-patch+json" -> jsonPatched(live, patch, request.id());
            case "application/merge-patch+json" -> (ObjectNode) mergePatched(live, patch);
            // Lists with keys merge; the directives ($patch, $deleteFromPrimitiveList) are not known here.
            case "application/strategic-merge-patch+json" ->
                Json.withoutNulls(
                        (ObjectNode) Merge.merge(live, patch, request.type().structure()));
            default -> throw ApiError.unsupportedMediaType(request.contentType());
        };
    }

    private static ObjectNode jsonPatched(ObjectNode live, JsonNode patch, ObjectId id) {
        try {
            return (ObjectNode) JsonPatch.apply(patch, live);
        } catch (JsonPatchException e) {
            throw ApiError.invalid(id, "the patch does not fit: " + e.getMessage());
        }
    }

    /** RFC 7386. */
    private static JsonNode mergePatched(JsonNode target, JsonNode patch) {
        if (!patch.isObject()) {
            return patch;
        }
        ObjectNode result =
                target != null && target.isObject() ? target.deepCopy() : JsonNodeFactory.instance.objectNode();
        patch.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                result.remove(field.getKey());
            } else {
                result.set(field.getKey(), mergePatched(result.get(field.getKey()), field.getValue()));
            }
        });
        return result;
    }
}
