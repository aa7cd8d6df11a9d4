package io.stockpipeline.engine.window;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.ExtremeQueue;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.PriceRange;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.wire.Tick;

/** The last k ticks in order of (time, arrival), however old. Constant time a tick; k steps for a late one. */
public final class CountWindow extends TrailingWindow {
    private final PriceRange range = new PriceRange();
    private final ExtremeQueue least = ExtremeQueue.ofLeast();
    private final ExtremeQueue greatest = ExtremeQueue.ofGreatest();
    /** Sum of the prices times their weights, 1 for the oldest. */
    private final ExactSum weighted = new ExactSum();

    private final Aggregate one;
    private long startTime;

    public CountWindow(WindowPlan plan, Scales scales, long grace, Aggregate.Detail detail) {
        super(
                plan,
                scales,
                detail,
                plan.average() == Average.Exponential ? new ExponentialOverCount(plan.count(), grace, scales) : null);
        this.one = new Aggregate(scales, Aggregate.Detail.PRICES);
    }

    @Override
    public void ticked(History history, long index, Tick tick, SymbolTime time) {
        if (exponential != null) {
            exponential.ticked(history, index, time.isLate(), time.latest());
        }
        if (time.isLate()) {
            sumUp(history);
        } else {
            append(history, index, tick);
        }
        startTime = history.time(head);
    }

    private void append(History history, long index, Tick tick) {
        if (aggregate.count() == 0) {
            head = index;
        }
        boolean full = aggregate.count() == plan.count();
        if (plan.average() == Average.Weighted) {
            if (full) {
                weighted.subtract(aggregate.sum());
            }
            addWeighted(history, index, full ? plan.count() : aggregate.count() + 1);
        }
        aggregate.add(tick);
        if (full) {
            history.removeFrom(aggregate, head++);
        }
        if (plan.detailed()) {
            least.forget(head - 1);
            greatest.forget(head - 1);
            least.push(index, tick.price().unscaled(), tick.price().scale());
            greatest.push(index, tick.price().unscaled(), tick.price().scale());
        }
    }

    private void addWeighted(History history, long index, long weight) {
        one.clear();
        history.addTo(one, index);
        if (one.sum().fitsLong()) {
            weighted.addProduct(one.sum().longValue(), weight);
        } else {
            for (long i = 0; i < weight; i++) {
                weighted.add(one.sum());
            }
        }
    }

    private void sumUp(History history) {
        aggregate.clear();
        weighted.clear();
        least.clear();
        greatest.clear();
        head = Math.max(history.first(), history.end() - plan.count());
        for (long i = head; i < history.end(); i++) {
            history.addTo(aggregate, i);
            range.clear();
            history.includeIn(range, i);
            range.pushTo(least, greatest, i);
            if (plan.average() == Average.Weighted) {
                addWeighted(history, i, i - head + 1);
            }
        }
    }

    @Override
    public void rebuild(History history, SymbolTime time) {
        sumUp(history);
        startTime = history.isEmpty() ? 0 : history.time(head);
        if (exponential != null) {
            exponential.rebuild(history, time.knownSince());
        }
        recall();
    }

    @Override
    public void rescale(int priceShift, int sizeShift) {
        super.rescale(priceShift, sizeShift);
        weighted.rescale(priceShift);
    }

    @Override
    void least(Figure out) {
        least.first(out);
    }

    @Override
    void greatest(Figure out) {
        greatest.first(out);
    }

    @Override
    void mean(Figure out) {
        switch (plan.average()) {
            case VolumeWeighted -> aggregate.volumeWeighted(out);
            case Weighted -> {
                long n = aggregate.count();
                Quotients.mean(weighted, n * (n + 1) / 2, scales.price(), out);
            }
            default -> aggregate.mean(out);
        }
    }

    @Override
    long start(SymbolTime time) {
        return startTime;
    }

    @Override
    long end(SymbolTime time) {
        return time.latest();
    }

    @Override
    boolean isComplete(SymbolTime time) {
        return aggregate.count() == plan.count();
    }
}
