package io.stockpipeline.analytics.rollup;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One symbol's ticks or bars to longer bars, oldest first. There is no bar for a period without ticks. The order of what comes in does
 * not matter, except that of ticks at one time the first in the list opens and the last closes. Steps do not matter either: ticks to
 * months is what ticks to minutes, to hours, to days, to months is.
 */
public final class RollUp {
    private final Period period;
    private final ZoneId zone;
    private final Map<Long, BarSum> sums = new TreeMap<>();
    private @Nullable String symbol;
    /** The period that the last part fell in, as the next one will most likely: spares asking the calendar. */
    private long start = Long.MAX_VALUE;

    private long end = Long.MIN_VALUE;

    private RollUp(Period period, ZoneId zone) {
        this.period = period;
        this.zone = zone;
    }

    /**
     * Ticks in the order of their arrival.
     *
     * @param zone the exchange's
     * @param coverage what of time the ticks are known to cover: periods that reach beyond are partial
     * @throws UnsuitableSeriesException when they are of several symbols
     */
    public static List<RolledBar> ofTicks(List<Tick> ticks, Period period, ZoneId zone, Coverage coverage) {
        RollUp rollUp = new RollUp(period, zone);
        long arrival = 0;
        for (Tick tick : ticks) {
            rollUp.add(tick.symbol(), tick.time(), tick.time() + 1, BarSum.of(tick, arrival++));
        }
        return rollUp.bars(coverage);
    }

    /**
     * Published bars of one interval, in any order, the newest record of each.
     *
     * @param zone the exchange's
     * @param coverage what of time the bars are known to cover: periods that reach beyond are partial
     * @throws UnsuitableSeriesException when they are of several symbols or intervals, one of them occurs twice or lacks a price, or lies
     *     in two periods
     */
    public static List<RolledBar> ofBars(List<Bar> bars, Period period, ZoneId zone, Coverage coverage) {
        RollUp rollUp = new RollUp(period, zone);
        Set<Long> starts = new HashSet<>();
        for (Bar bar : bars) {
            String interval = bars.get(0).interval;
            if (!bar.interval.equals(interval)) {
                throw new UnsuitableSeriesException("bars of " + interval + " and of " + bar.interval
                        + " would count ticks twice: take those of one interval");
            }
            if (!starts.add(bar.start)) {
                throw new UnsuitableSeriesException("two bars of " + bar.symbol + " start at "
                        + Instant.ofEpochMilli(bar.start) + ": take the newest record of each bar");
            }
            rollUp.add(bar.symbol, bar.start, bar.end, BarSum.of(bar));
        }
        return rollUp.bars(coverage);
    }

    /**
     * Bars that were rolled up before, in any order, to longer ones; or bars of the same period, each from other ticks, to one.
     *
     * @param zone the exchange's
     * @param coverage what of time all of the bars are known to cover: periods that reach beyond are partial
     * @throws UnsuitableSeriesException when they are of several symbols, or one lies in two periods
     */
    public static List<RolledBar> of(List<RolledBar> bars, Period period, ZoneId zone, Coverage coverage) {
        RollUp rollUp = new RollUp(period, zone);
        for (RolledBar bar : bars) {
            rollUp.add(bar.symbol(), bar.start(), bar.end(), BarSum.of(bar));
        }
        return rollUp.bars(coverage);
    }

    /**
     * The closes of bars, each at its bar's start. Periods without a bar between the first and the last are counted as gaps: nights and
     * weekends too.
     *
     * @param bars of one symbol and of the period, oldest first
     */
    public static Series closes(List<RolledBar> bars, Period period, ZoneId zone) {
        int gaps = 0;
        for (int i = 1; i < bars.size(); i++) {
            for (long t = bars.get(i - 1).end(); t < bars.get(i).start(); t = period.endOf(t, zone)) {
                gaps++;
            }
        }
        return Series.of(
                bars.isEmpty() ? null : bars.get(0).symbol(),
                period.text(),
                bars.stream().mapToLong(RolledBar::start).toArray(),
                bars.stream().mapToDouble(bar -> bar.close().doubleValue()).toArray(),
                gaps);
    }

    private void add(String whose, long from, long to, BarSum part) {
        if (symbol != null && !symbol.equals(whose)) {
            throw new UnsuitableSeriesException(
                    symbol + " and " + whose + " do not belong into one bar: roll up one symbol at a time");
        }
        symbol = whose;
        if (from < start || from >= end) {
            start = period.startOf(from, zone);
            end = period.endOf(from, zone);
        }
        if (to > end) {
            throw new UnsuitableSeriesException("the bar from " + Instant.ofEpochMilli(from) + " to "
                    + Instant.ofEpochMilli(to) + " lies in two periods of " + period.text() + " in " + zone
                    + ": roll up shorter bars, or ticks");
        }
        sums.merge(start, part, BarSum::merge);
    }

    private List<RolledBar> bars(Coverage coverage) {
        return sums.entrySet().stream()
                .map(entry -> bar(entry.getKey(), entry.getValue(), coverage))
                .toList();
    }

    private RolledBar bar(long from, BarSum sum, Coverage coverage) {
        long to = period.endOf(from, zone);
        boolean partial = !coverage.covers(from, to);
        return RolledBar.of(String.valueOf(symbol), period.text(), from, to, sum, partial);
    }
}
