package io.stockpipeline.console.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Trades and volume of one symbol's bars. An open bar is published once a second only, and one that only a late tick fell in not before
 * it closes: so what the ticks of the minutes after the last final bar add up to is taken where that is more. Not thread-safe.
 */
final class BarSums {
    private final BarRing ring;
    private final SideSums sides;
    /** Length of what is compared with ticks: a bar, or the minute that several are in. */
    private final long unit;

    /** @param length of a bar, milliseconds */
    BarSums(BarRing ring, SideSums sides, long length) {
        this.ring = ring;
        this.sides = sides;
        this.unit = Math.max(SideSums.MINUTE, length);
    }

    /** Of each bar that starts within [from, to), which must not cut a minute; oldest first. */
    List<SymbolView.Sum> sums(long from, long to) {
        List<HeldBar> bars = ring.within(from, to);
        List<SymbolView.Sum> sums = new ArrayList<>(bars.size());
        long openFrom = openFrom();
        int begin = 0;
        boolean open = false;
        for (int i = 0; i < bars.size(); i++) {
            HeldBar bar = bars.get(i);
            sums.add(new SymbolView.Sum(bar.start(), bar.count(), bar.volume()));
            // Where all are final there may still be one behind them that is not published yet.
            open |= !bar.isFinal() || bar.start() >= openFrom;
            if (i + 1 == bars.size() || unitOf(bars.get(i + 1).start()) != unitOf(bar.start())) {
                if (open) {
                    catchUp(sums.subList(begin, i + 1));
                }
                begin = i + 1;
                open = false;
            }
        }
        addUnpublished(sums, Math.max(from, openFrom), to);
        return sums;
    }

    /** From here on bars may be open. */
    private long openFrom() {
        return unitOf(ring.finalThrough());
    }

    private void addUnpublished(List<SymbolView.Sum> sums, long from, long to) {
        List<SymbolView.Sum> more = new ArrayList<>();
        for (long minute : sides.minutes(from, to)) {
            long start = unitOf(minute);
            boolean known = Stream.concat(sums.stream(), more.stream()).anyMatch(sum -> unitOf(sum.start()) == start);
            if (!known) {
                more.add(new SymbolView.Sum(
                        start, sides.trades(start, start + unit), sides.volume(start, start + unit)));
            }
        }
        if (!more.isEmpty()) {
            sums.addAll(more);
            sums.sort(Comparator.comparingLong(SymbolView.Sum::start));
        }
    }

    /** Adds to the last of the bars of one unit what its ticks know beyond them. */
    private void catchUp(List<SymbolView.Sum> bars) {
        long start = unitOf(bars.get(0).start());
        SymbolView.Sum known = together(start, bars);
        long counted = sides.trades(start, start + unit);
        if (counted > known.trades()) {
            int place = bars.size() - 1;
            SymbolView.Sum last = bars.get(place);
            bars.set(
                    place,
                    new SymbolView.Sum(
                            last.start(),
                            last.trades() + counted - known.trades(),
                            last.volume().add(sides.volume(start, start + unit)).subtract(known.volume())));
        }
    }

    private long unitOf(long time) {
        return Math.floorDiv(time, unit) * unit;
    }

    private static SymbolView.Sum together(long start, List<SymbolView.Sum> sums) {
        long trades = 0;
        BigDecimal volume = BigDecimal.ZERO;
        for (SymbolView.Sum sum : sums) {
            trades += sum.trades();
            volume = volume.add(sum.volume());
        }
        return new SymbolView.Sum(start, trades, volume);
    }

    /** Of stretches of equal length that these were rolled up to, within [from, to) and multiples of it; oldest first. */
    List<SymbolView.Sum> rolledUp(BarRing longer, long length, long from, long to) {
        List<SymbolView.Sum> sums = new ArrayList<>();
        for (HeldBar bar : longer.within(from, Math.min(to, openFrom() / length * length))) {
            sums.add(new SymbolView.Sum(bar.start(), bar.count(), bar.volume()));
        }
        for (long start = Math.max(from, openFrom() / length * length); start < to; start += length) {
            HeldBar bar = longer.at(start);
            SymbolView.Sum sum = withOpen(start, start + length, bar);
            if (sum.trades() > 0) {
                sums.add(sum);
            }
        }
        return sums;
    }

    /** The long bar, with those of its parts that are open, or not published yet, as their ticks know them. */
    private SymbolView.Sum withOpen(long start, long end, @Nullable HeldBar longer) {
        long from = Math.max(start, openFrom());
        SymbolView.Sum now = together(start, sums(from, end));
        long trades = now.trades() + (longer == null ? 0 : longer.count());
        BigDecimal volume = now.volume().add(longer == null ? BigDecimal.ZERO : longer.volume());
        for (HeldBar bar : longer == null ? List.<HeldBar>of() : ring.within(from, end)) {
            trades -= bar.count();
            volume = volume.subtract(bar.volume());
        }
        return new SymbolView.Sum(start, trades, volume);
    }

    /** Of all bars that start within [from, to) together; null when there is no trade. */
    SymbolView.@Nullable Total total(long from, long to) {
        long openFrom = Math.min(to, Math.max(from, openFrom()));
        int begin = ring.placeOf(from);
        int settled = ring.placeOf(openFrom);
        int stop = ring.placeOf(to);
        SymbolView.Sum open = together(openFrom, sums(openFrom, to));
        long trades = ring.trades(begin, settled) + open.trades();
        return trades == 0
                ? null
                : new SymbolView.Total(
                        trades,
                        HeldBar.trimmed(ring.volume(begin, settled).add(open.volume())),
                        begin == stop ? null : ring.bar(begin),
                        begin == stop ? null : ring.bar(stop - 1));
    }
}
