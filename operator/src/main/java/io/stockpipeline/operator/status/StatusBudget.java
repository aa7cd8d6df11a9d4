package io.stockpipeline.operator.status;

import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a status may be written: in the long run twice a minute and no more, since every write wakes every watcher. What
 * people and programs wait for (a turn of Ready, a new generation) goes at once while the budget lasts; the rest waits for
 * half a minute to have passed.
 */
public final class StatusBudget {
    /** Time that one write costs. */
    static final Duration PER_WRITE = Duration.ofSeconds(30);
    /** Writes that may follow each other at once after a quiet time. */
    static final int BURST = 4;

    private Instant spentUntil = Instant.EPOCH;
    private Instant lastWrite = Instant.EPOCH;

    /**
     * Whether this change may be written now.
     *
     * @return empty: now; else how long it has to wait
     */
    public Optional<Duration> delay(StockPipelineStatus before, StockPipelineStatus after, Instant now) {
        Instant from = urgent(before, after)
                ? spentUntil.minus(PER_WRITE.multipliedBy(BURST - 1L))
                : lastWrite.plus(PER_WRITE);
        return from.isAfter(now) ? Optional.of(Duration.between(now, from)) : Optional.empty();
    }

    /** Takes a write into account. */
    public void written(Instant now) {
        lastWrite = now;
        spentUntil = (spentUntil.isAfter(now) ? spentUntil : now).plus(PER_WRITE);
    }

    private static boolean urgent(StockPipelineStatus before, StockPipelineStatus after) {
        return !Objects.equals(before.observedGeneration(), after.observedGeneration())
                || !Objects.equals(before.phase(), after.phase())
                || !ready(before).equals(ready(after));
    }

    /** Status and reason of Ready. */
    private static String ready(StockPipelineStatus status) {
        return status.condition(ConditionType.Ready)
                .map(ready -> ready.status() + "/" + ready.reason())
                .orElse("");
    }
}
