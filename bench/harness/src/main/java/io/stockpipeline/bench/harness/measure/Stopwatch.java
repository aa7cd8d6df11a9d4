package io.stockpipeline.bench.harness.measure;

import io.stockpipeline.bench.meter.Reading;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds the two readings to measure between: the first after the warm-up, which begins with the first record, and the one
 * at which the time is over or the last record of the input has been consumed.
 */
public final class Stopwatch {
    /** The least share of the time to measure for that makes a figure: of a shorter rest, most is the end itself. */
    private static final int LEAST_SHARE = 5;

    private final Phases phases;
    private final long total;
    private int taken;
    private @Nullable Reading first;
    private @Nullable Reading from;
    private @Nullable Reading to;

    /** @param total ticks of the input; the greatest long where there is no end */
    public Stopwatch(Phases phases, long total) {
        this.phases = phases;
        this.total = total;
    }

    /** Where a contestant stands. */
    public enum State {
        STARTING,
        WARMING_UP,
        MEASURED,
        DONE
    }

    /** Takes the readings of the contestant from its beginning; those that were taken before are passed over. */
    public void takeAll(List<Reading> readings) {
        for (Reading reading : readings.subList(taken, readings.size())) {
            take(reading);
        }
        taken = readings.size();
    }

    /** Takes the next reading; answers where the contestant stands now. */
    public State take(Reading reading) {
        if (state() == State.DONE) {
            return State.DONE;
        }
        if (first == null) {
            if (reading.consumed() > 0) {
                first = reading;
            }
        } else if (from == null) {
            if (elapsed(first, reading) >= phases.warmUp().toNanos()) {
                from = reading;
            }
        } else if (elapsed(from, reading) >= phases.measured().toNanos() || reading.consumed() >= total) {
            to = reading;
        }
        return state();
    }

    /** Where the contestant stands. */
    public State state() {
        if (to != null) {
            return State.DONE;
        }
        if (from != null) {
            return State.MEASURED;
        }
        return first == null ? State.STARTING : State.WARMING_UP;
    }

    /** What was measured; empty before the end, and when the input was too small to be measured on. */
    public Optional<Measurement> measurement() {
        return from == null || to == null || from.consumed() >= total || isTooShort(from, to)
                ? Optional.empty()
                : Optional.of(Measurement.between(from, to));
    }

    private boolean isTooShort(Reading begin, Reading end) {
        return elapsed(begin, end) < phases.measured().toNanos() / LEAST_SHARE;
    }

    private static long elapsed(Reading from, Reading to) {
        return to.atNanos() - from.atNanos();
    }
}
