package io.stockpipeline.console.view;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One symbol's newest bars of one length, by start; a bar takes the place of the one with the same start. Not thread-safe. */
final class BarRing {
    private static final int FIRST_SIZE = 8;

    /** Holds bars from {@code first} to before {@code end}. */
    private @Nullable HeldBar[] bars = new HeldBar[FIRST_SIZE];

    private int first;
    private int end;
    private final RunningTotals totals = new RunningTotals();
    /** End of the newest final bar; 0 when there is none. */
    private long finalThrough;
    /** Start of the newest bar that had to go. */
    private long forgottenThrough = Long.MIN_VALUE;

    /** Whether a bar with this start was here and had to go. */
    boolean hasForgotten(long start) {
        return forgottenThrough != Long.MIN_VALUE && start <= forgottenThrough;
    }

    /** Bars that start from here on are all here; {@link Long#MIN_VALUE}: none had to go. */
    long completeFrom() {
        return forgottenThrough == Long.MIN_VALUE ? Long.MIN_VALUE : forgottenThrough + 1;
    }

    /** The bar with this start. */
    @Nullable HeldBar at(long start) {
        int place = placeOf(start);
        return place < end && bar(place).start() == start ? bar(place) : null;
    }

    @Nullable HeldBar first() {
        return first == end ? null : bar(first);
    }

    @Nullable HeldBar last() {
        return first == end ? null : bar(end - 1);
    }

    /** Takes a bar in and returns the one it takes the place of. */
    @Nullable HeldBar put(HeldBar bar, int capacity) {
        int place = placeOf(bar.start());
        if (place < end && bar(place).start() == bar.start()) {
            HeldBar before = bar(place);
            bars[place] = bar;
            taken(bar, place);
            return before;
        }
        place -= makeRoom();
        System.arraycopy(bars, place, bars, place + 1, end - place);
        bars[place] = bar;
        end++;
        taken(bar, place);
        while (end - first > capacity) {
            forgottenThrough = bar(first).start();
            bars[first++] = null;
        }
        return null;
    }

    private void taken(HeldBar bar, int place) {
        totals.renew(bars, first, place, end);
        if (bar.isFinal()) {
            finalThrough = Math.max(finalThrough, bar.end());
        } else if (bar.end() == finalThrough) {
            // A writer that began again may publish what a bar was before it was final.
            finalThrough = newestFinal();
        }
    }

    private long newestFinal() {
        for (int i = end - 1; i >= first; i--) {
            if (bar(i).isFinal()) {
                return bar(i).end();
            }
        }
        return 0;
    }

    /** Makes room for one more at the end, and returns by how many places the bars moved down. */
    private int makeRoom() {
        if (end < bars.length) {
            return 0;
        }
        int moved = first;
        int held = end - first;
        @Nullable HeldBar[] target = held * 2 > bars.length ? Arrays.copyOf(bars, held * 2) : bars;
        System.arraycopy(bars, first, target, 0, held);
        Arrays.fill(target, held, target.length, null);
        bars = target;
        first = 0;
        end = held;
        totals.restart(bars, first, end);
        return moved;
    }

    /** The bars that start within [from, to). */
    List<HeldBar> within(long from, long to) {
        int begin = placeOf(from);
        int stop = placeOf(to);
        HeldBar[] found = new HeldBar[Math.max(0, stop - begin)];
        System.arraycopy(bars, begin, found, 0, found.length);
        return Arrays.asList(found);
    }

    /** The newest bars that are not final and start within [from, to), newest first. */
    List<HeldBar> open(long from, long to) {
        List<HeldBar> found = new ArrayList<>();
        for (int i = end - 1; i >= first && !bar(i).isFinal() && bar(i).start() >= from; i--) {
            if (bar(i).start() < to) {
                found.add(bar(i));
            }
        }
        return found;
    }

    /** End of the newest final bar; 0 when there is none. */
    long finalThrough() {
        return finalThrough;
    }

    /** Number of trades of the bars at places from {@code begin} to before {@code stop}. */
    long trades(int begin, int stop) {
        return totals.trades(begin, stop);
    }

    /** Their volume. */
    BigDecimal volume(int begin, int stop) {
        BigDecimal known = totals.volume(begin, stop);
        if (known != null) {
            return HeldBar.trimmed(known);
        }
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = begin; i < stop; i++) {
            sum = sum.add(bar(i).volume());
        }
        return sum;
    }

    /** The newest bars, oldest of them first. */
    List<HeldBar> newest(int most) {
        int begin = Math.max(first, end - most);
        HeldBar[] found = new HeldBar[end - begin];
        System.arraycopy(bars, begin, found, 0, found.length);
        return Arrays.asList(found);
    }

    /** Place of the first bar that starts at or after the time, or the one after the last bar; holds until a bar is taken in. */
    int placeOf(long start) {
        if (first == end || bar(end - 1).start() < start) {
            return end;
        }
        // Of as many bars as there can be from that time on the place is where it would be without a gap, or later.
        HeldBar last = bar(end - 1);
        long most = (last.start() - start) / (last.end() - last.start());
        int low = most < end - first ? end - 1 - (int) most : first;
        int high = end - 1;
        while (low < high && bar(low).start() < start) {
            int middle = (low + high) >>> 1;
            if (bar(middle).start() < start) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** The bar at a place. */
    HeldBar bar(int place) {
        HeldBar bar = bars[place];
        if (bar == null) {
            throw new IllegalStateException("no bar at " + place);
        }
        return bar;
    }
}
