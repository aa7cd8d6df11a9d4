package io.stockpipeline.engine.window;

import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;

/**
 * An exponential average over irregular times: e + a (x - e) with a = 1 - exp(-dt / size), seeded with the first price;
 * ticks of equal time act as one tick of their mean.
 *
 * <p>A checkpoint stands before everything that a late tick can still change; a late tick is replayed from there, so it
 * counts as if it had come in time.
 */
final class ExponentialOverTime implements ExponentialAverage {
    private final double size;
    private final long grace;
    private final Stage checkpoint = new Stage();
    /** The average over all but the ticks of the latest time. */
    private final Stage settled = new Stage();

    private final Aggregate group;
    private final Aggregate passed;
    private final Scales scales;
    private long groupTime;
    private long since = Long.MAX_VALUE;

    /** An average as it stands after all ticks up to a time. */
    private static final class Stage {
        boolean seeded;
        long time;
        double value;

        void set(Stage other) {
            seeded = other.seeded;
            time = other.time;
            value = other.value;
        }
    }

    ExponentialOverTime(long size, long grace, Scales scales) {
        this.size = size;
        this.grace = grace;
        this.scales = scales;
        this.group = new Aggregate(scales, Aggregate.Detail.PRICES);
        this.passed = new Aggregate(scales, Aggregate.Detail.PRICES);
    }

    @Override
    public void rebuild(History history, long knownSince) {
        if (since == Long.MAX_VALUE && !history.isEmpty()) {
            since = Math.max(knownSince, history.time(history.first()));
        }
        replay(history);
    }

    @Override
    public void ticked(History history, long index, boolean late, long latest) {
        since = Math.min(since, history.time(index));
        if (late) {
            replay(history);
        } else {
            take(history, index);
        }
        moveCheckpoint(history, latest - grace);
    }

    private void replay(History history) {
        settled.set(checkpoint);
        group.clear();
        for (long i = firstUnsettled(history); i < history.end(); i++) {
            take(history, i);
        }
    }

    private long firstUnsettled(History history) {
        return history.firstAfter(checkpoint.seeded ? checkpoint.time : since - 1);
    }

    @Override
    public void rescale(int priceShift) {
        group.rescale(priceShift, 0);
    }

    @Override
    public double value() {
        return after(settled, groupTime, groupMean(group));
    }

    @Override
    public boolean isComplete(long latest) {
        return latest - since >= size;
    }

    @Override
    public void store(StateWriter out) {
        out.flag(checkpoint.seeded)
                .number(checkpoint.time)
                .real(checkpoint.value)
                .number(since);
    }

    @Override
    public void restore(StateReader in) {
        checkpoint.seeded = in.flag();
        checkpoint.time = in.number();
        checkpoint.value = in.real();
        since = in.number();
    }

    private void take(History history, long index) {
        long time = history.time(index);
        if (group.count() > 0 && time != groupTime) {
            settle(settled, groupTime, groupMean(group));
            group.clear();
        }
        groupTime = time;
        history.addTo(group, index);
    }

    /** Moves the checkpoint over the ticks that no late tick can come before any more. */
    private void moveCheckpoint(History history, long before) {
        long next = firstUnsettled(history);
        while (next < history.end() && history.time(next) < before) {
            long time = history.time(next);
            passed.clear();
            while (next < history.end() && history.time(next) == time) {
                history.addTo(passed, next++);
            }
            settle(checkpoint, time, groupMean(passed));
        }
    }

    private void settle(Stage stage, long time, double mean) {
        stage.value = after(stage, time, mean);
        stage.time = time;
        stage.seeded = true;
    }

    private double after(Stage stage, long time, double mean) {
        if (!stage.seeded) {
            return mean;
        }
        double weight = 1 - StrictMath.exp(-(time - stage.time) / size);
        return stage.value + weight * (mean - stage.value);
    }

    private double groupMean(Aggregate ticks) {
        return ExponentialAverage.mean(ticks.sum(), ticks.count(), scales);
    }
}
