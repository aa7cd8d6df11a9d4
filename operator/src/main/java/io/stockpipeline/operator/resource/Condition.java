package io.stockpipeline.operator.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * One condition of the status, as Kubernetes writes them.
 *
 * @param type see {@link ConditionType}
 * @param status True, False or Unknown
 * @param reason one word in CamelCase
 * @param message a sentence for people
 * @param observedGeneration the generation of the spec that it speaks of
 * @param lastTransitionTime since when the status is what it is, RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record Condition(
        String type,
        String status,
        String reason,
        String message,
        @Nullable Long observedGeneration,
        @Nullable String lastTransitionTime) {
    public static final String TRUE = "True";
    public static final String FALSE = "False";
    public static final String UNKNOWN = "Unknown";

    public boolean holds() {
        return status.equals(TRUE);
    }
}
