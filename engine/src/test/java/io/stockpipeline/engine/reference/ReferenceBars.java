package io.stockpipeline.engine.reference;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** The bars of one interval and symbol. */
final class ReferenceBars {
    private static final int MORE_DECIMALS = 6;

    private final String symbol;
    private final Span interval;
    private final Set<Long> closedStarts = new HashSet<>();

    ReferenceBars(String symbol, Span interval) {
        this.symbol = symbol;
        this.interval = interval;
    }

    /** The bar that holds a time, as it stands. */
    Bar at(AcceptedTicks ticks, long time) {
        return bar(ticks, start(time), false);
    }

    /** Ends of the bars that hold ticks, are not closed yet, and end at or before the given instant. */
    Set<Long> openEnds(AcceptedTicks ticks, long latestEnd) {
        Set<Long> ends = new TreeSet<>();
        for (Tick tick : ticks.all()) {
            long start = start(tick.time());
            if (start + interval.millis() <= latestEnd && !closedStarts.contains(start)) {
                ends.add(start + interval.millis());
            }
        }
        return ends;
    }

    /** Closes the bar with this end. */
    Bar close(AcceptedTicks ticks, long end) {
        closedStarts.add(end - interval.millis());
        return bar(ticks, end - interval.millis(), true);
    }

    private long start(long time) {
        return Math.floorDiv(time, interval.millis()) * interval.millis();
    }

    private Bar bar(AcceptedTicks ticks, long start, boolean isFinal) {
        List<Tick> held = ticks.between(start, start + interval.millis());
        Tick first = held.get(0);
        Tick last = held.get(held.size() - 1);
        Bar bar = new Bar();
        bar.symbol = symbol;
        bar.interval = interval.text();
        bar.start = start;
        bar.end = start + interval.millis();
        set(bar.open, Means.price(first));
        set(bar.high, held.stream().map(Means::price).max(BigDecimal::compareTo).orElseThrow());
        set(bar.low, held.stream().map(Means::price).min(BigDecimal::compareTo).orElseThrow());
        set(bar.close, Means.price(last));
        bar.openTime = first.time();
        bar.closeTime = last.time();
        set(bar.volume, Means.volume(held));
        bar.count = held.size();
        Means.volumeWeighted(held, ticks.scale() + MORE_DECIMALS).ifPresent(vwap -> set(bar.vwap, vwap));
        bar.isFinal = isFinal;
        return bar;
    }

    private static void set(Figure figure, BigDecimal value) {
        figure.set(value.unscaledValue(), value.scale());
    }
}
