package io.stockpipeline.operator.status;

import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * When a status may be written: in the long run once in {@code perWrite}, twice a minute, and no more, since every write wakes every watcher. What
 * people and programs wait for (a turn of Ready, a new generation) goes at once while the budget lasts; the rest waits for
 * that time to have passed.
 */
public final class StatusBudget {
    /** Writes that may follow each other at once after a quiet time. */
    static final int BURST = 4;

    private final Duration perWrite;
    private Instant spentUntil = Instant.EPOCH;
    private Instant lastWrite = Instant.EPOCH;

    /**
     * Begins with the whole budget.
     *
     * @param perWrite the time that one write costs
     */
    public StatusBudget(Duration perWrite) {
        this.perWrite = perWrite;
    }

    /**
     * Whether this change may be written now.
     *
     * @return empty: now; else how long it has to wait
     */
    public Optional<Duration> delay(StockPipelineStatus before, StockPipelineStatus after, Instant now) {
        Instant from =
                urgent(before, after) ? spentUntil.minus(perWrite.multipliedBy(BURST - 1L)) : lastWrite.plus(perWrite);
        return from.isAfter(now) ? Optional.of(Duration.between(now, from)) : Optional.empty();
    }

    /** Takes a write into account. */
    public void written(Instant now) {
        lastWrite = now;
        spentUntil = (spentUntil.isAfter(now) ? spentUntil : now).plus(perWrite);
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
