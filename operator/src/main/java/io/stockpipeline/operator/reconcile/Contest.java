package io.stockpipeline.operator.reconcile;

import io.fabric8.kubernetes.api.model.ManagedFieldsEntry;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineResource;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.status.StatusWriter;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether a pipeline belongs to another operator: two that apply the same objects would undo each other's work for ever. It
 * belongs to the one that its annotation {@value #ANNOTATION} names, else to the one that speaks in its status.
 */
public final class Contest {
    /** Gives a pipeline to an operator, {@code namespace/name}, for example after a reinstallation under another name. */
    static final String ANNOTATION = "stockpipeline.io/operator";

    private Contest() {}

    /**
     * The other operator, if there is one.
     *
     * @param identity of this operator
     */
    static Optional<String> other(StockPipelineResource resource, String identity) {
        String given = given(resource);
        if (given != null) {
            return given.equals(identity) ? Optional.empty() : Optional.of(given);
        }
        return speakers(resource).filter(other -> !other.equals(identity)).findFirst();
    }

    /** The operator that a pipeline is given to, if somebody has given it. */
    public static @Nullable String given(StockPipelineResource resource) {
        Map<String, String> annotations = resource.getMetadata().getAnnotations();
        return annotations == null ? null : annotations.get(ANNOTATION);
    }

    /** Whether this operator is the one that speaks in the status. */
    static boolean speaks(StockPipelineResource resource, String identity) {
        return speakers(resource).anyMatch(identity::equals);
    }

    /** The condition of one that stands back; it is no part of what the others say. */
    static String words(String identity, String other) {
        return "operator " + identity + " keeps its hands off: " + other
                + " looks after this pipeline; to change that, annotate it with " + ANNOTATION + "=" + identity;
    }

    /** The status without what another operator says of standing back. */
    static StockPipelineStatus withoutOthers(StockPipelineStatus status, String identity) {
        return status.withConditions(status.conditions().stream()
                .filter(condition -> !condition.type().equals(ConditionType.Contested.name())
                        || condition.message().startsWith("operator " + identity + " "))
                .toList());
    }

    private static Stream<String> speakers(StockPipelineResource resource) {
        return resource.getMetadata().getManagedFields().stream()
                .filter(Contest::speaks)
                .map(entry -> entry.getManager().substring(StatusWriter.MANAGER_PREFIX.length()));
    }

    /** An operator that stands back owns its one condition and nothing else. */
    private static boolean speaks(ManagedFieldsEntry entry) {
        return entry.getManager() != null
                && entry.getManager().startsWith(StatusWriter.MANAGER_PREFIX)
                && entry.getFieldsV1() != null
                && entry.getFieldsV1().getAdditionalProperties().get("f:status") instanceof Map<?, ?> status
                && status.containsKey("f:observedGeneration");
    }
}
