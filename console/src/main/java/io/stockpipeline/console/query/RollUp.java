package io.stockpipeline.console.query;

import io.stockpipeline.console.view.HeldBar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one period becoming one. Open and close go by the times of their ticks, high, low, volume and count are exact. A published
 * volume-weighted price is rounded to six decimals more than its prices have, so the one over several bars, computed from theirs and
 * their volumes, is within one unit of its last digit of the exact one; over one bar it is that bar's.
 */
final class RollUp {
    private final long start;
    private final long end;
    private HeldBar opening;
    private HeldBar closing;
    private BigDecimal high;
    private BigDecimal low;
    private BigDecimal volume;
    private BigDecimal turnover;
    private int vwapScale;
    private long count;
    private boolean partsFinal;

    /** Of the first bar, so far. */
    RollUp(long start, long end, HeldBar first) {
        this.start = start;
        this.end = end;
        opening = first;
        closing = first;
        high = first.high();
        low = first.low();
        volume = first.volume();
        turnover = first.turnover();
        vwapScale = first.vwapScale();
        count = first.count();
        partsFinal = first.isFinal();
    }

    /** Takes a later one in. */
    void add(HeldBar bar) {
        opening = bar.openTime() < opening.openTime() ? bar : opening;
        closing = bar.closeTime() >= closing.closeTime() ? bar : closing;
        high = high.max(bar.high());
        low = low.min(bar.low());
        volume = volume.add(bar.volume());
        turnover = turnover.add(bar.turnover());
        vwapScale = Math.max(vwapScale, bar.vwapScale());
        count += bar.count();
        partsFinal &= bar.isFinal();
    }

    long start() {
        return start;
    }

    long end() {
        return end;
    }

    /** Whether every bar in it was published as final. */
    boolean partsFinal() {
        return partsFinal;
    }

    /** @param partial it has not ended, or not all of it is known */
    Bars.Row toRow(boolean isFinal, boolean partial) {
        @Nullable BigDecimal vwap = volume.signum() == 0 ? null : turnover.divide(volume, vwapScale, RoundingMode.HALF_EVEN);
        return new Bars.Row(
                Instant.ofEpochMilli(start),
                Instant.ofEpochMilli(end),
                opening.open(),
                high,
                low,
                closing.close(),
                Instant.ofEpochMilli(opening.openTime()),
                Instant.ofEpochMilli(closing.closeTime()),
                volume,
                count,
                vwap,
                isFinal,
                partial);
    }
}
