package io.stockpipeline.engine.window;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;

/**
 * An exponential average over ticks: e + a (x - e) with a = 2 / (k + 1), seeded with the simple mean of the first k; until
 * then it is the mean of those there are. Keeps a checkpoint as {@link ExponentialOverTime} does.
 */
final class ExponentialOverCount implements ExponentialAverage {
    private final int k;
    private final long grace;
    private final Scales scales;
    private final Aggregate one;
    private final Stage checkpoint = new Stage();
    private final Stage current = new Stage();
    /** Time of the last tick in the checkpoint. */
    private long checkpointTime = Long.MIN_VALUE;

    /** An average after so many ticks, with their sum until the seed is whole. */
    private static final class Stage {
        long count;
        double value;
        final ExactSum seed = new ExactSum();

        void set(Stage other) {
            count = other.count;
            value = other.value;
            seed.set(other.seed);
        }
    }

    ExponentialOverCount(int k, long grace, Scales scales) {
        this.k = k;
        this.grace = grace;
        this.scales = scales;
        this.one = new Aggregate(scales, Aggregate.Detail.PRICES);
    }

    @Override
    public void rebuild(History history, long knownSince) {
        current.set(checkpoint);
        for (long i = history.firstAfter(checkpointTime); i < history.end(); i++) {
            step(current, history, i);
        }
    }

    @Override
    public void ticked(History history, long index, boolean late, long latest) {
        if (late) {
            rebuild(history, latest);
        } else {
            step(current, history, index);
        }
        long next = history.firstAfter(checkpointTime);
        while (next < history.end() && history.time(next) < latest - grace) {
            step(checkpoint, history, next);
            checkpointTime = history.time(next++);
        }
    }

    @Override
    public double value() {
        return current.value;
    }

    @Override
    public boolean isComplete(long latest) {
        return current.count >= k;
    }

    @Override
    public void rescale(int priceShift) {
        checkpoint.seed.rescale(priceShift);
        current.seed.rescale(priceShift);
    }

    @Override
    public void store(StateWriter out) {
        out.natural(checkpoint.count)
                .real(checkpoint.value)
                .sum(checkpoint.seed)
                .number(checkpointTime);
    }

    @Override
    public void restore(StateReader in) {
        checkpoint.count = in.natural();
        checkpoint.value = in.real();
        in.sum(checkpoint.seed);
        checkpointTime = in.number();
    }

    private void step(Stage stage, History history, long index) {
        one.clear();
        history.addTo(one, index);
        stage.count++;
        if (stage.count <= k) {
            stage.seed.add(one.sum());
            stage.value = ExponentialAverage.mean(stage.seed, stage.count, scales);
        } else {
            double price = ExponentialAverage.mean(one.sum(), 1, scales);
            stage.value += 2.0 / (k + 1.0) * (price - stage.value);
        }
    }
}
