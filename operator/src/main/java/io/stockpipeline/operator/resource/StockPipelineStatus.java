package io.stockpipeline.operator.resource;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the operator says about a pipeline.
 *
 * @param observedGeneration the generation of the spec that the rest speaks of
 * @param phase one word for people; programs read the conditions
 * @param replicas pods of the processor
 * @param desiredReplicas how many the operator wants, autoscaling included
 * @param selector the label selector of the processor's pods, for autoscalers
 * @param symbolCount how many symbols are listed; 0 with "*"
 * @param source the source's kind, for example yahoo
 * @param kafka the address in use
 * @param lag ticks that the processor has not read yet
 * @param lastTickTime when the newest tick arrived in Kafka, RFC 3339
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
@JsonIgnoreProperties(ignoreUnknown = true)
public record StockPipelineStatus(
        @Nullable Long observedGeneration,
        @Nullable Phase phase,
        @Nullable Integer replicas,
        @Nullable Integer desiredReplicas,
        @Nullable String selector,
        @Nullable Integer symbolCount,
        @Nullable String source,
        @Nullable String kafka,
        @Nullable Long lag,
        @Nullable String lastTickTime,
        List<Condition> conditions) {
    /** Nothing said yet. */
    public static final StockPipelineStatus NONE =
            new StockPipelineStatus(null, null, null, null, null, null, null, null, null, null, List.of());

    public StockPipelineStatus {
        // Jackson hands over null where the list is absent.
        conditions = conditions == null ? List.of() : List.copyOf(conditions);
    }

    /** The condition of a type. */
    public Optional<Condition> condition(ConditionType type) {
        return conditions.stream()
                .filter(condition -> condition.type().equals(type.name()))
                .findFirst();
    }

    /** The same, but for what changes with every tick: lag and last tick. */
    public StockPipelineStatus withoutFigures() {
        return new StockPipelineStatus(
                observedGeneration,
                phase,
                replicas,
                desiredReplicas,
                selector,
                symbolCount,
                source,
                kafka,
                null,
                null,
                conditions);
    }

    /** The same with other conditions. */
    public StockPipelineStatus withConditions(List<Condition> newConditions) {
        return new StockPipelineStatus(
                observedGeneration,
                phase,
                replicas,
                desiredReplicas,
                selector,
                symbolCount,
                source,
                kafka,
                lag,
                lastTickTime,
                newConditions);
    }
}
