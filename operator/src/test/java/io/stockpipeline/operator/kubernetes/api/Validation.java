package io.stockpipeline.operator.kubernetes.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashSet;
import java.util.Set;

/** The rules of the API server that an operator runs into: what must not change, and what must match. */
final class Validation {
    private static final Set<String> STATEFUL_SET_MUTABLE = Set.of(
            "replicas",
            "ordinals",
            "template",
            "updateStrategy",
            "revisionHistoryLimit",
            "persistentVolumeClaimRetentionPolicy",
            "minReadySeconds");

    private Validation() {}

    /** @param live null for a new object */
    static void check(ObjectId id, ObjectNode live, ObjectNode next) {
        if (live != null) {
            finalizers(id, live, next);
        }
        switch (id.type().kind()) {
            case "ConfigMap", "Secret" -> immutableData(id, live, next);
            case "StatefulSet" -> {
                selectorMatches(id, next);
                statefulSet(id, live, next);
            }
            case "Deployment" -> {
                selectorMatches(id, next);
                unchanged(id, live, next, "/spec/selector", "field is immutable");
                recreateHasNoRollingUpdate(id, next);
            }
            case "Service" -> clusterIp(id, live, next);
            default -> {}
        }
    }

    private static void finalizers(ObjectId id, ObjectNode live, ObjectNode next) {
        if (!live.path("metadata").has("deletionTimestamp")) {
            return;
        }
        Set<JsonNode> before = new HashSet<>();
        live.path("metadata").path("finalizers").forEach(before::add);
        next.path("metadata").path("finalizers").forEach(finalizer -> {
            if (!before.contains(finalizer)) {
                throw ApiError.invalid(
                        id,
                        "metadata.finalizers: Forbidden: no new finalizers can be added if the object is being deleted,"
                                + " found new finalizers " + finalizer);
            }
        });
    }

    private static void immutableData(ObjectId id, ObjectNode live, ObjectNode next) {
        if (live != null && live.path("immutable").asBoolean()) {
            unchanged(id, live, next, "/data", "field is immutable when `immutable` is set");
            unchanged(id, live, next, "/binaryData", "field is immutable when `immutable` is set");
            unchanged(id, live, next, "/immutable", "field is immutable when `immutable` is set");
        }
    }

    private static void statefulSet(ObjectId id, ObjectNode live, ObjectNode next) {
        if (live != null
                && live.get("spec") instanceof ObjectNode before
                && next.get("spec") instanceof ObjectNode after
                && !before.deepCopy()
                        .remove(STATEFUL_SET_MUTABLE)
                        .equals(after.deepCopy().remove(STATEFUL_SET_MUTABLE))) {
            throw ApiError.invalid(
                    id,
                    "spec: Forbidden: updates to statefulset spec for fields other than 'replicas', 'ordinals',"
                            + " 'template', 'updateStrategy', 'revisionHistoryLimit',"
                            + " 'persistentVolumeClaimRetentionPolicy' and 'minReadySeconds' are forbidden");
        }
    }

    private static void selectorMatches(ObjectId id, ObjectNode next) {
        JsonNode labels = next.at("/spec/template/metadata/labels");
        JsonNode selector = next.at("/spec/selector/matchLabels");
        if (!next.path("spec").has("selector")) {
            throw ApiError.invalid(id, "spec.selector: Required value");
        }
        selector.properties().forEach(label -> {
            if (!label.getValue().equals(labels.get(label.getKey()))) {
                throw ApiError.invalid(
                        id,
                        "spec.template.metadata.labels: Invalid value: " + labels
                                + ": `selector` does not match template `labels`");
            }
        });
    }

    /** An apply that changes the strategy's type meets the defaults of the old one, which nobody owns. */
    private static void recreateHasNoRollingUpdate(ObjectId id, ObjectNode next) {
        JsonNode strategy = next.at("/spec/strategy");
        if (strategy.path("type").asText().equals("Recreate") && strategy.has("rollingUpdate")) {
            throw ApiError.invalid(
                    id,
                    "spec.strategy.rollingUpdate: Forbidden: may not be specified when strategy `type` is 'Recreate'");
        }
    }

    private static void clusterIp(ObjectId id, ObjectNode live, ObjectNode next) {
        if (live != null && live.at("/spec/type").equals(next.at("/spec/type"))) {
            unchanged(id, live, next, "/spec/clusterIP", "field is immutable");
        }
    }

    private static void unchanged(ObjectId id, ObjectNode live, ObjectNode next, String pointer, String why) {
        if (live != null && !live.at(pointer).equals(next.at(pointer))) {
            String path = pointer.substring(1).replace('/', '.');
            String rule = why.equals("field is immutable")
                    ? "Invalid value: " + next.at(pointer) + ": " + why
                    : "Forbidden: " + why;
            throw ApiError.invalid(id, path + ": " + rule);
        }
    }
}
