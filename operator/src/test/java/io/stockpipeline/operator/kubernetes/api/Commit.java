package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.kubernetes.apply.FieldOwner;
import io.stockpipeline.operator.kubernetes.apply.ServerSideApply;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Set;
import java.util.UUID;

/** The last steps of every write: defaults, rules, generation, field owners, and nothing at all when nothing changed. */
final class Commit {
    private final ObjectStore store;
    private final Clock clock;

    Commit(ObjectStore store, Clock clock) {
        this.store = store;
        this.clock = clock;
    }

    String now() {
        return Instant.now(clock).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    /** Stores a new object. */
    ApiResponse create(ObjectId id, ObjectNode next, FieldOwner owner) {
        ObjectNode metadata = Json.metadata(next);
        metadata.put("uid", UUID.randomUUID().toString());
        metadata.put("creationTimestamp", now());
        metadata.remove("deletionTimestamp");
        metadata.remove("resourceVersion");
        if (id.type().hasGeneration()) {
            metadata.put("generation", 1);
        }
        if (id.type().hasStatus()) {
            next.remove("status");
        }
        id.type().defaults().accept(next);
        Validation.check(id, null, next);
        ObjectNode owned = owner.operation() == FieldOwner.Operation.Apply
                ? next
                : apply(id).update(identity(id), next, owner, now());
        return new ApiResponse(201, store.put(id, owned).json(), true);
    }

    /** Stores what became of an object; {@code owner} is who changed it. */
    ApiResponse update(ObjectId id, ObjectNode live, ObjectNode next, FieldOwner owner) {
        Json.carry(
                Json.metadata(live),
                Json.metadata(next),
                "uid",
                "creationTimestamp",
                "generation",
                "deletionTimestamp",
                "deletionGracePeriodSeconds",
                "resourceVersion");
        id.type().defaults().accept(next);
        Validation.check(id, live, next);
        if (id.type().hasGeneration() && specChanged(id.type(), live, next)) {
            Json.metadata(next)
                    .put("generation", Json.metadata(live).path("generation").asLong() + 1);
        }
        ObjectNode owned = owner.operation() == FieldOwner.Operation.Apply
                ? next
                : apply(id).update(live, next, owner, now());
        if (withoutTimes(owned).equals(withoutTimes(live))) {
            return new ApiResponse(200, store.get(id).json(), false);
        }
        owned = apply(id).touch(owned, owner, now());
        JsonNode metadata = owned.get("metadata");
        if (metadata.has("deletionTimestamp")
                && !metadata.has("deletionGracePeriodSeconds")
                && metadata.path("finalizers").isEmpty()) {
            store.remove(id, owned);
            return new ApiResponse(200, owned.toString(), true);
        }
        return new ApiResponse(200, store.put(id, owned).json(), true);
    }

    static ServerSideApply apply(ObjectId id) {
        return new ServerSideApply(id.type().structure());
    }

    /** An object of which only the identity is known. */
    static ObjectNode identity(ObjectId id) {
        ObjectNode identity = Json.parseObject("{}");
        identity.put("apiVersion", id.type().apiVersion()).put("kind", id.type().kind());
        ObjectNode metadata = identity.putObject("metadata").put("name", id.name());
        if (!id.namespace().isEmpty()) {
            metadata.put("namespace", id.namespace());
        }
        return identity;
    }

    private static boolean specChanged(ApiResource type, ObjectNode live, ObjectNode next) {
        Set<String> ignored = type.hasStatus() ? Set.of("metadata", "status") : Set.of("metadata");
        return !live.deepCopy().remove(ignored).equals(next.deepCopy().remove(ignored));
    }

    private static ObjectNode withoutTimes(ObjectNode object) {
        ObjectNode copy = object.deepCopy();
        copy.path("metadata").path("managedFields").forEach(entry -> ((ObjectNode) entry).remove("time"));
        return copy;
    }
}
