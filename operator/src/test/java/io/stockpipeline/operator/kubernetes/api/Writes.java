package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.kubernetes.apply.ApplyConflict;
import io.stockpipeline.operator.kubernetes.apply.FieldOwner;
import java.util.UUID;

/** create, update, patch and apply, of objects and of their status. */
final class Writes {
    private static final String STATUS = "status";

    private final ObjectStore store;
    private final Commit commit;

    Writes(ObjectStore store, Commit commit) {
        this.store = store;
        this.commit = commit;
    }

    ApiResponse create(ApiRequest request) {
        ObjectNode body = Json.withoutNulls(Json.parseObject(request.body()));
        ObjectNode metadata = identified(body, request);
        if (!metadata.has("name") && metadata.has("generateName")) {
            metadata.put(
                    "name",
                    metadata.path("generateName").asText()
                            + UUID.randomUUID().toString().substring(0, 5));
        }
        ObjectId id = new ObjectId(
                request.type(), request.namespace(), metadata.path("name").asText());
        if (id.name().isEmpty()) {
            throw ApiError.invalid(id, "metadata.name: Required value: name or generateName is required");
        }
        if (store.get(id) != null) {
            throw ApiError.alreadyExists(id);
        }
        metadata.remove("managedFields");
        return commit.create(id, body, updater(request));
    }

    ApiResponse replace(ApiRequest request) {
        ObjectNode live = live(request.id());
        ObjectNode body = Json.withoutNulls(Json.parseObject(request.body()));
        identified(body, request);
        if (request.type().custom() && !body.path("metadata").has("resourceVersion")) {
            throw ApiError.invalid(
                    request.id(), "metadata.resourceVersion: Invalid value: 0: must be specified for an update");
        }
        return update(request, live, body);
    }

    ApiResponse patch(ApiRequest request) {
        if (request.isApply()) {
            return apply(request);
        }
        ObjectNode live = live(request.id());
        return update(request, live, Json.withoutNulls(Patches.patched(live, request)));
    }

    private ApiResponse update(ApiRequest request, ObjectNode live, ObjectNode wanted) {
        current(request.id(), live, wanted);
        ObjectNode next = part(request, live, wanted);
        Json.carry(Json.metadata(live), Json.metadata(next), "managedFields");
        return commit.update(request.id(), live, next, updater(request));
    }

    /** A write to /status changes the status alone; one to the object leaves it. */
    private static ObjectNode part(ApiRequest request, ObjectNode live, ObjectNode wanted) {
        ObjectNode next = wanted.deepCopy();
        if (request.subresource().equals(STATUS)) {
            next = live.deepCopy();
            Json.carry(wanted, next, STATUS);
        } else if (request.type().hasStatus()) {
            Json.carry(live, next, STATUS);
        }
        return next;
    }

    private ApiResponse apply(ApiRequest request) {
        String manager = request.query().getOrDefault("fieldManager", "");
        if (manager.isEmpty()) {
            throw ApiError.badRequest("PatchOptions.meta.k8s.io \"\" is invalid: fieldManager: Required value:"
                    + " is required for apply patch");
        }
        ObjectNode applied = Json.withoutNulls(Json.parseObject(request.body()));
        ObjectNode metadata = identified(applied, request);
        if (!metadata.path("managedFields").isEmpty()) {
            throw ApiError.badRequest("metadata.managedFields must be nil");
        }
        ObjectId id = request.id();
        Stored stored = store.get(id);
        if (stored == null && !request.subresource().isEmpty()) {
            throw ApiError.notFound(id);
        }
        // A resourceVersion is no hindrance to creating: the operator SDK sends "1" for "only if it does not exist".
        if (stored == null && metadata.has("uid")) {
            throw ApiError.conflict("Precondition failed: UID in precondition, but " + id + " does not exist");
        }
        ObjectNode live = stored == null ? Commit.identity(id) : stored.node();
        if (stored != null) {
            current(id, live, applied);
        }
        if (request.type().custom()) {
            UndeclaredFields.refuse(request, applied);
        }
        FieldOwner owner = new FieldOwner(
                manager,
                FieldOwner.Operation.Apply,
                request.subresource(),
                request.type().apiVersion());
        boolean force = "true".equals(request.query().get("force"));
        try {
            ObjectNode next = Commit.apply(id).apply(live, applicable(request, applied), owner, force, commit.now());
            return stored == null ? commit.create(id, next, owner) : commit.update(id, live, next, owner);
        } catch (ApplyConflict conflict) {
            throw ApiError.conflict(conflict.getMessage());
        }
    }

    /** What of an applied object counts: the status for /status, all but the status otherwise. */
    private static ObjectNode applicable(ApiRequest request, ObjectNode applied) {
        ObjectNode part = applied.deepCopy();
        if (request.subresource().equals(STATUS)) {
            part.retain("apiVersion", "kind", STATUS);
            return part;
        }
        if (request.type().hasStatus()) {
            part.remove(STATUS);
        }
        Json.metadata(part).remove("resourceVersion");
        Json.metadata(part).remove("uid");
        Json.metadata(part).remove("creationTimestamp");
        Json.metadata(part).remove("generation");
        Json.metadata(part).remove("deletionTimestamp");
        return part;
    }

    private ObjectNode live(ObjectId id) {
        Stored stored = store.get(id);
        if (stored == null) {
            throw ApiError.notFound(id);
        }
        return stored.node();
    }

    private static ObjectNode identified(ObjectNode body, ApiRequest request) {
        if (!body.path("kind").asText().equals(request.type().kind())
                || !body.path("apiVersion").asText().equals(request.type().apiVersion())) {
            throw ApiError.badRequest(
                    "the kind in the body (" + body.path("apiVersion").asText() + " "
                            + body.path("kind").asText() + ") does not match the URL ("
                            + request.type().apiVersion() + " " + request.type().kind() + ")");
        }
        ObjectNode metadata = body.withObject("/metadata");
        String namespace = metadata.path("namespace").asText(request.namespace());
        if (!namespace.equals(request.namespace())) {
            throw ApiError.badRequest(
                    "the namespace of the provided object does not match the namespace sent on the" + " request");
        }
        if (!request.namespace().isEmpty()) {
            metadata.put("namespace", request.namespace());
        }
        String name = metadata.path("name").asText(request.name());
        if (!request.name().isEmpty() && !name.equals(request.name())) {
            throw ApiError.badRequest("the name of the object (" + name + ") does not match the name on the URL ("
                    + request.name() + ")");
        }
        if (!request.name().isEmpty()) {
            metadata.put("name", request.name());
        }
        return metadata;
    }

    private static void current(ObjectId id, JsonNode live, JsonNode wanted) {
        for (String field : new String[] {"resourceVersion", "uid"}) {
            JsonNode value = wanted.path("metadata").get(field);
            if (value != null
                    && !value.asText().isEmpty()
                    && !value.equals(live.path("metadata").get(field))) {
                throw ApiError.modified(id);
            }
        }
    }

    private static FieldOwner updater(ApiRequest request) {
        String manager =
                request.query().getOrDefault("fieldManager", request.userAgent().split("/")[0]);
        return new FieldOwner(
                manager,
                FieldOwner.Operation.Update,
                request.subresource(),
                request.type().apiVersion());
    }
}
