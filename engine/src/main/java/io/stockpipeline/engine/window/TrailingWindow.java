package io.stockpipeline.engine.window;

import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/** A window that ends with the symbol's latest tick and moves with every tick. */
public abstract sealed class TrailingWindow implements Window permits SlidingWindow, CountWindow {
    final WindowPlan plan;
    final Scales scales;
    final Aggregate aggregate;
    final @Nullable ExponentialAverage exponential;
    /** Index of the oldest element in the window. */
    long head;

    /** The average that was shown last: its digits where they fit, else the big ones. */
    private long shown;

    private @Nullable BigInteger shownBig;
    private int shownScale;
    private boolean hasShown;

    TrailingWindow(WindowPlan plan, Scales scales, Aggregate.Detail detail, @Nullable ExponentialAverage exponential) {
        this.plan = plan;
        this.scales = scales;
        this.aggregate = new Aggregate(scales, detail);
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

    /** Shows what the window is after a tick, beside the average that was shown before it. Once a tick. */
    public final void show(WindowAverage out, SymbolTime time) {
        out.window = plan.name();
        out.start = start(time);
        out.end = end(time);
        if (hasShown) {
            out.previous.set(shown, shownBig, shownScale);
            out.previous.rescale(scales.price() + Quotients.EXTRA_DECIMALS);
        } else {
            out.previous.clear();
        }
        compute(out.average);
        keep(out.average);
        if (plan.detailed()) {
            showDetails(out, time);
        }
    }

    private void showDetails(WindowAverage out, SymbolTime time) {
        out.count = aggregate.count();
        least(out.min);
        greatest(out.max);
        aggregate.volume(out.volume);
        aggregate.volumeWeighted(out.vwap);
        out.complete = complete(time);
    }

    /** After a restart: the average that was shown last is the one that the ticks have. */
    final void recall() {
        Figure average = new Figure();
        compute(average);
        keep(average);
    }

    private void keep(Figure average) {
        hasShown = average.isPresent();
        shown = average.unscaled();
        shownBig = average.fitsLong() ? null : average.unscaledBig();
        shownScale = average.scale();
    }

    private void compute(Figure out) {
        if (aggregate.count() == 0) {
            out.clear();
        } else if (exponential != null) {
            Quotients.fromDouble(exponential.value(), scales.price(), out);
        } else {
            mean(out);
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
