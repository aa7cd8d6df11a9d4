package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.Predicate;

/** delete and deletecollection: at once, or when the last finalizer is gone, or when the kubelet has stopped the pod. */
final class Deletes {
    private static final int GRACE_SECONDS = 30;

    private final ObjectStore store;
    private final Commit commit;

    Deletes(ObjectStore store, Commit commit) {
        this.store = store;
        this.commit = commit;
    }

    ApiResponse delete(ApiRequest request) {
        JsonNode options = Json.parse(request.body().isBlank() ? "{}" : request.body());
        if (!request.name().isEmpty()) {
            return delete(request.id(), options);
        }
        Predicate<JsonNode> selector = Selector.of(request.query());
        boolean changed = false;
        for (Stored stored : store.list(request.type(), request.namespace())) {
            if (selector.test(stored.node())) {
                JsonNode metadata = stored.node().get("metadata");
                ObjectId id = new ObjectId(
                        request.type(),
                        metadata.path("namespace").asText(""),
                        metadata.path("name").asText());
                changed |= delete(id, options).changed();
            }
        }
        return new ApiResponse(200, "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"status\":\"Success\"}", changed);
    }

    ApiResponse delete(ObjectId id, JsonNode options) {
        Stored stored = store.get(id);
        if (stored == null) {
            throw ApiError.notFound(id);
        }
        ObjectNode live = stored.node();
        JsonNode metadata = live.get("metadata");
        for (String field : new String[] {"uid", "resourceVersion"}) {
            JsonNode wanted = options.path("preconditions").path(field);
            if (wanted.isTextual()
                    && !wanted.asText().equals(metadata.path(field).asText())) {
                throw ApiError.conflict("Operation cannot be fulfilled on " + id + ": Precondition failed: " + field
                        + " in precondition: " + wanted.asText() + ", in object: "
                        + metadata.path(field).asText());
            }
        }
        boolean graceful =
                isRunningPod(id, live) && options.path("gracePeriodSeconds").asInt(GRACE_SECONDS) > 0;
        if (metadata.path("finalizers").isEmpty() && !graceful) {
            store.remove(id, live);
            return new ApiResponse(
                    200,
                    "{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"metadata\":{},\"status\":\"Success\",\"details\":{\"name\":\""
                            + id.name() + "\",\"kind\":\"" + id.type().plural() + "\",\"uid\":\""
                            + metadata.path("uid").asText() + "\"}}",
                    true);
        }
        if (metadata.has("deletionTimestamp")) {
            return new ApiResponse(200, stored.json(), false);
        }
        ObjectNode marked = live.deepCopy();
        Json.metadata(marked).put("deletionTimestamp", commit.now());
        if (graceful) {
            Json.metadata(marked).put("deletionGracePeriodSeconds", GRACE_SECONDS);
        }
        if (metadata.has("generation")) {
            Json.metadata(marked).put("generation", metadata.path("generation").asLong() + 1);
        }
        return new ApiResponse(200, store.put(id, marked).json(), true);
    }

    /** A pod on a node goes when its kubelet says so. */
    private static boolean isRunningPod(ObjectId id, JsonNode object) {
        return id.type().kind().equals("Pod") && object.path("spec").has("nodeName");
    }
}
