package io.stockpipeline.processor;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.LongBinaryOperator;

/**
 * What a processor has counted.
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

    /** Records that have been taken from {@code ticks} or refused before they came there, whatever became of them. */
    public long taken() {
        return accepted
                + duplicates
                + deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Those of one reason. */
    public long deadLetters(DeadLetterReason reason) {
        return deadLetters.getOrDefault(reason, 0L);
    }

    ProcessorCounters withDeadLetters(Map<DeadLetterReason, Long> letters) {
        return new ProcessorCounters(accepted, late, duplicates, letters, averages, alarms, bars);
    }

    ProcessorCounters plus(ProcessorCounters other) {
        return with(other, Long::sum);
    }

    /** The greater of each. */
    ProcessorCounters highest(ProcessorCounters other) {
        return with(other, Math::max);
    }

    /** How much of each lies above the other's; never below 0. */
    ProcessorCounters above(ProcessorCounters other) {
        return with(other, (count, otherCount) -> Math.max(0, count - otherCount));
    }

    private ProcessorCounters with(ProcessorCounters other, LongBinaryOperator sum) {
        Map<DeadLetterReason, Long> letters = new EnumMap<>(DeadLetterReason.class);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            if (deadLetters.containsKey(reason) || other.deadLetters.containsKey(reason)) {
                letters.put(reason, sum.applyAsLong(deadLetters(reason), other.deadLetters(reason)));
            }
        }
        return new ProcessorCounters(
                sum.applyAsLong(accepted, other.accepted),
                sum.applyAsLong(late, other.late),
                sum.applyAsLong(duplicates, other.duplicates),
                letters,
                sum.applyAsLong(averages, other.averages),
                sum.applyAsLong(alarms, other.alarms),
                sum.applyAsLong(bars, other.bars));
    }
}
