package io.stockpipeline.processor;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;

/**
 * What a pipeline's processor has counted since the pipeline's beginning, over restarts.
 *
 * @param accepted ticks taken in, late ones included
 * @param late those of them that were older than their symbol's latest
 * @param deadLetters records that could not be used, by reason
 */
public record ProcessorCounters(
        long accepted,
        long late,
        long duplicates,
        Map<DeadLetterReason, Long> deadLetters,
        long averages,
        long alarms,
        long bars) {
    static final ProcessorCounters NONE = new ProcessorCounters(0, 0, 0, Map.of(), 0, 0, 0);

    /** Records that have been taken from {@code ticks}, whatever became of them. */
    public long taken() {
        return accepted
                + duplicates
                + deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }

    ProcessorCounters plus(ProcessorCounters other) {
        Map<DeadLetterReason, Long> sum = new EnumMap<>(DeadLetterReason.class);
        sum.putAll(deadLetters);
        other.deadLetters.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
        return new ProcessorCounters(
                accepted + other.accepted,
                late + other.late,
                duplicates + other.duplicates,
                sum,
                averages + other.averages,
                alarms + other.alarms,
                bars + other.bars);
    }
}
