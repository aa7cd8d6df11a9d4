package io.stockpipeline.engine.window;

import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.WindowAverage;
import org.jspecify.annotations.Nullable;

/** A window that ends with the symbol's latest tick and moves with every tick. */
public abstract sealed class TrailingWindow implements Window permits SlidingWindow, CountWindow {
    final WindowPlan plan;
    final Scales scales;
    final Aggregate aggregate;
    final @Nullable ExponentialAverage exponential;
    /** Index of the oldest element in the window. */
    long head;

    private final Figure current = new Figure();
    private final Figure previous = new Figure();

    TrailingWindow(WindowPlan plan, Scales scales, boolean withSquares, @Nullable ExponentialAverage exponential) {
        this.plan = plan;
        this.scales = scales;
        this.aggregate = new Aggregate(scales, withSquares);
        this.exponential = exponential;
    }

    abstract void mean(Figure out);

    abstract void least(Figure out);

    abstract void greatest(Figure out);

    abstract long start(SymbolTime time);

    abstract long end(SymbolTime time);

    abstract boolean isComplete(SymbolTime time);

    @Override
    public final WindowPlan plan() {
        return plan;
    }

    /** The sums over the ticks in the window. */
    public final Aggregate aggregate() {
        return aggregate;
    }

    /** Whether as much history as the window is long has been seen. */
    public final boolean complete(SymbolTime time) {
        return exponential == null ? isComplete(time) : exponential.isComplete(time.latest());
    }

    /** Fills in what the window shows now. */
    public final void show(WindowAverage out, SymbolTime time) {
        out.window = plan.name();
        out.start = start(time);
        out.end = end(time);
        out.average.set(current);
        out.previous.setRescaled(previous, scales.price() + Quotients.EXTRA_DECIMALS);
        out.count = aggregate.count();
        least(out.min);
        greatest(out.max);
        aggregate.volume(out.volume);
        aggregate.volumeWeighted(out.vwap);
        out.complete = complete(time);
    }

    /** Makes the present average the previous one and computes it anew. */
    final void moveOn() {
        previous.set(current);
        computeCurrent();
    }

    final void computeCurrent() {
        if (aggregate.count() == 0) {
            current.clear();
        } else if (exponential != null) {
            Quotients.fromDouble(exponential.value(), scales.price(), current);
        } else {
            mean(current);
        }
    }

    @Override
    public void rescale(int priceShift, int sizeShift) {
        aggregate.rescale(priceShift, sizeShift);
        if (exponential != null) {
            exponential.rescale(priceShift);
        }
    }

    /** Nothing to do: every tick computes the average anew. */
    @Override
    public final void refresh() {}

    @Override
    public final void store(StateWriter out) {
        if (exponential != null) {
            exponential.store(out);
        }
    }

    @Override
    public final void restore(StateReader in) {
        if (exponential != null) {
            exponential.restore(in);
        }
    }
}
