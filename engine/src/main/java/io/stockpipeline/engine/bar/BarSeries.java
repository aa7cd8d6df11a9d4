package io.stockpipeline.engine.bar;

import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.history.PriceRange;
import io.stockpipeline.engine.history.Scales;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's bars of one interval. A bar is open from its first tick until no late tick can change it. Bars are kept as
 * sums, since they may be longer than the ticks are.
 */
public final class BarSeries {
    private final String interval;
    private final long length;
    private final Scales scales;
    /** By ascending start. */
    private final List<OpenBar> open = new ArrayList<>();
    /** The bar that the last tick fell in, as the next one will most likely: spares the search. */
    private @Nullable OpenBar recent;
    /** End of the first open bar; {@link Long#MAX_VALUE} when none is open. */
    private long firstEnd = Long.MAX_VALUE;

    private static final class OpenBar {
        final long start;
        final Aggregate aggregate;
        final PriceRange range = new PriceRange();
        final Figure first = new Figure();
        final Figure last = new Figure();
        long firstTime = Long.MAX_VALUE;
        long lastTime = Long.MIN_VALUE;

        OpenBar(long start, Scales scales) {
            this.start = start;
            this.aggregate = new Aggregate(scales, Aggregate.Detail.TRADES);
        }

        /** Of ticks at one time the first to arrive opens and the last to arrive closes. */
        void add(Tick tick) {
            Decimal price = tick.price();
            aggregate.add(tick);
            range.include(price.unscaled(), price.scale());
            if (tick.time() < firstTime) {
                firstTime = tick.time();
                first.set(price.unscaled(), price.scale());
            }
            if (tick.time() >= lastTime) {
                lastTime = tick.time();
                last.set(price.unscaled(), price.scale());
            }
        }
    }

    public BarSeries(Span interval, Scales scales) {
        this.interval = interval.toString();
        this.length = interval.millis();
        this.scales = scales;
    }

    public long length() {
        return length;
    }

    public void ticked(Tick tick) {
        OpenBar bar = recent;
        if (bar == null || tick.time() < bar.start || tick.time() >= bar.start + length) {
            bar = bar(Math.floorDiv(tick.time(), length) * length);
            recent = bar;
        }
        bar.add(tick);
    }

    private OpenBar bar(long start) {
        int place = placeOf(start);
        if (place == open.size() || open.get(place).start != start) {
            open.add(place, new OpenBar(start, scales));
            findFirstEnd();
        }
        return open.get(place);
    }

    /** Place of the open bar that holds the time, or would. */
    public int placeOf(long time) {
        int place = open.size();
        while (place > 0 && open.get(place - 1).start + length > time) {
            place--;
        }
        return place;
    }

    public int openCount() {
        return open.size();
    }

    /** Whether an open bar ends at or before the time. */
    public boolean endsThrough(long time) {
        return firstEnd <= time;
    }

    private void findFirstEnd() {
        firstEnd = open.isEmpty() ? Long.MAX_VALUE : openEnd(0);
    }

    public long openEnd(int place) {
        return open.get(place).start + length;
    }

    /** Fills in what the open bar at the place shows now; the caller says whose it is and whether it is final. */
    public void show(int place, Bar out) {
        OpenBar bar = open.get(place);
        out.interval = interval;
        out.start = bar.start;
        out.end = bar.start + length;
        out.open.set(bar.first);
        bar.range.high(out.high);
        bar.range.low(out.low);
        out.close.set(bar.last);
        out.openTime = bar.firstTime;
        out.closeTime = bar.lastTime;
        bar.aggregate.volume(out.volume);
        out.count = bar.aggregate.count();
        bar.aggregate.volumeWeighted(out.vwap);
    }

    public void closeFirst() {
        open.remove(0);
        recent = null;
        findFirstEnd();
    }

    /** The scales are about to grow by so many decimals. */
    public void rescale(int priceShift, int sizeShift) {
        open.forEach(bar -> bar.aggregate.rescale(priceShift, sizeShift));
    }

    public void store(StateWriter out) {
        out.natural(open.size());
        for (OpenBar bar : open) {
            out.number(bar.start)
                    .number(bar.firstTime - bar.start)
                    .number(bar.lastTime - bar.start)
                    .figure(bar.first)
                    .figure(bar.last);
            bar.aggregate.store(out);
            bar.range.store(out);
        }
    }

    /** Reads what a series of the same interval wrote; bars that closed meanwhile are left out. */
    public void restore(StateReader in, SymbolTime time) {
        for (int i = in.count(); i > 0; i--) {
            OpenBar bar = new OpenBar(in.number(), scales);
            bar.firstTime = bar.start + in.number();
            bar.lastTime = bar.start + in.number();
            in.figure(bar.first);
            in.figure(bar.last);
            bar.aggregate.restore(in);
            bar.range.restore(in);
            if (bar.start + length > time.closedThrough()) {
                open.add(bar);
            }
        }
        findFirstEnd();
    }
}
