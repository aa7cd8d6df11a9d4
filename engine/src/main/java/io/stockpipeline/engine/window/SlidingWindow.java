package io.stockpipeline.engine.window;

import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.WindowSpec.Average;
import io.stockpipeline.model.wire.Tick;
import org.jspecify.annotations.Nullable;

/**
 * The ticks with latest - size &lt; time &lt;= latest; at a coarser resolution the size / resolution whole panes that end
 * with the newest. Constant time a tick.
 */
public final class SlidingWindow extends TrailingWindow {
    private final long resolution;
    /** Null where the extremes are not shown. */
    private final @Nullable SlidingExtremes extremes;
    /** Where this window's extremes stand in the queues. */
    private long leastAt;

    private long greatestAt;

    public SlidingWindow(
            WindowPlan plan,
            Scales scales,
            @Nullable SlidingExtremes extremes,
            long resolution,
            long grace,
            Aggregate.Detail detail) {
        super(
                plan,
                scales,
                detail,
                plan.average() == Average.Exponential ? new ExponentialOverTime(plan.size(), grace, scales) : null);
        this.extremes = extremes;
        this.resolution = resolution;
    }

    @Override
    public void ticked(History history, long index, Tick tick, SymbolTime time) {
        if (exponential != null) {
            exponential.ticked(history, index, time.isLate(), time.latest());
        }
        long outside = lastOutside(time);
        long elementTime = history.time(index);
        if (elementTime > outside) {
            aggregate.add(tick);
        } else if (history.lastWasNew()) {
            head++;
        }
        while (history.time(head) <= outside) {
            history.removeFrom(aggregate, head++);
        }
        if (extremes == null) {
            return;
        }
        if (extremes.isDisturbed()) {
            findExtremes(extremes, outside);
        } else {
            leastAt = extremes.least.advance(leastAt, outside);
            greatestAt = extremes.greatest.advance(greatestAt, outside);
        }
    }

    private void findExtremes(SlidingExtremes among, long outside) {
        leastAt = among.least.advance(among.least.start(), outside);
        greatestAt = among.greatest.advance(among.greatest.start(), outside);
    }

    @Override
    public void rebuild(History history, SymbolTime time) {
        aggregate.clear();
        head = history.firstAfter(lastOutside(time));
        for (long i = head; i < history.end(); i++) {
            history.addTo(aggregate, i);
        }
        if (extremes != null && aggregate.count() > 0) {
            findExtremes(extremes, lastOutside(time));
        }
        if (exponential != null) {
            exponential.rebuild(history, time.knownSince());
        }
        recall();
    }

    @Override
    void least(Figure out) {
        if (extremes != null) {
            extremes.least.at(leastAt, out);
        }
    }

    @Override
    void greatest(Figure out) {
        if (extremes != null) {
            extremes.greatest.at(greatestAt, out);
        }
    }

    @Override
    void mean(Figure out) {
        if (plan.average() == Average.VolumeWeighted) {
            aggregate.volumeWeighted(out);
        } else {
            aggregate.mean(out);
        }
    }

    @Override
    long start(SymbolTime time) {
        return end(time) - plan.size();
    }

    /** The latest tick's time; at a coarser resolution the end of its pane. */
    @Override
    long end(SymbolTime time) {
        return resolution == 1 ? time.latest() : newest(time) + resolution;
    }

    @Override
    boolean isComplete(SymbolTime time) {
        return start(time) >= time.knownSince();
    }

    private long newest(SymbolTime time) {
        return time.latestStep(resolution);
    }

    private long lastOutside(SymbolTime time) {
        return newest(time) - plan.size();
    }
}
