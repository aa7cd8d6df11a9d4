package io.stockpipeline.console.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Trades and volume of a row of bars, added up along the row: of any stretch they are then one subtraction, however many bars it has.
 * The volumes have one scale; where they do not fit 64 bits so, they are not kept. Not thread-safe.
 */
final class RunningTotals {
    /** Of all bars before a place. */
    private long[] trades = new long[1];

    private long[] volumes = new long[1];
    private int scale;
    private boolean volumesFit = true;

    /** Adds up anew from a place on: the bars from there to before {@code end} are new, or others than before. */
    void renew(@Nullable HeldBar[] bars, int first, int place, int end) {
        makeRoom(bars.length);
        addTrades(bars, place, end);
        if (volumesFit && !addVolumes(bars, place, end)) {
            addVolumesAnew(bars, first, end);
        }
    }

    /** Adds up all of them anew, because they have moved. */
    void restart(@Nullable HeldBar[] bars, int first, int end) {
        makeRoom(bars.length);
        trades[first] = 0;
        addTrades(bars, first, end);
        addVolumesAnew(bars, first, end);
    }

    private void makeRoom(int places) {
        if (trades.length <= places) {
            trades = Arrays.copyOf(trades, places + 1);
            volumes = Arrays.copyOf(volumes, places + 1);
        }
    }

    private void addTrades(@Nullable HeldBar[] bars, int place, int end) {
        for (int i = place; i < end; i++) {
            HeldBar bar = bars[i];
            trades[i + 1] = trades[i] + (bar == null ? 0 : bar.count());
        }
    }

    /** False when they do not fit under the scale. */
    private boolean addVolumes(@Nullable HeldBar[] bars, int place, int end) {
        try {
            for (int i = place; i < end; i++) {
                BigDecimal volume = volume(bars[i]).setScale(scale, RoundingMode.UNNECESSARY);
                volumes[i + 1] =
                        Math.addExact(volumes[i], volume.unscaledValue().longValueExact());
            }
            return true;
        } catch (ArithmeticException e) {
            return false;
        }
    }

    private void addVolumesAnew(@Nullable HeldBar[] bars, int first, int end) {
        scale = 0;
        for (int i = first; i < end; i++) {
            scale = Math.max(scale, volume(bars[i]).scale());
        }
        volumes[first] = 0;
        volumesFit = addVolumes(bars, first, end);
    }

    private static BigDecimal volume(@Nullable HeldBar bar) {
        return bar == null ? BigDecimal.ZERO : bar.volume();
    }

    /** Trades of the bars at places from {@code begin} to before {@code end}. */
    long trades(int begin, int end) {
        return trades[end] - trades[begin];
    }

    /** Their volume; null when it is not kept. */
    @Nullable BigDecimal volume(int begin, int end) {
        return volumesFit ? BigDecimal.valueOf(volumes[end] - volumes[begin], scale) : null;
    }
}
