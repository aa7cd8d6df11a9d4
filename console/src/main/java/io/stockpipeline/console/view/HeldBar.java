package io.stockpipeline.console.view;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A bar as the view holds it; never changes. Prices and volumes are at their value, without zeros at the end. */
public abstract sealed class HeldBar permits CompactBar, WideBar {
    private final long start;
    private final int length;
    private final int openAfter;
    private final int closeAfter;
    private final int count;
    private final boolean isFinal;

    HeldBar(long start, long end, long openTime, long closeTime, long count, boolean isFinal) {
        this.start = start;
        this.length = Math.toIntExact(end - start);
        this.openAfter = (int) (openTime - start);
        this.closeAfter = (int) (closeTime - start);
        this.count = Math.toIntExact(count);
        this.isFinal = isFinal;
    }

    /** A published bar, in the smallest form that holds it; copies it. */
    static HeldBar of(Bar bar) {
        boolean compact = fits(bar.open)
                && fits(bar.high)
                && fits(bar.low)
                && fits(bar.close)
                && fits(bar.volume)
                && (!bar.vwap.isPresent() || bar.vwap.fitsLong());
        HeldBar held = compact ? CompactBar.of(bar) : null;
        return held == null
                ? of(
                        bar.start,
                        bar.end,
                        bar.openTime,
                        bar.closeTime,
                        bar.count,
                        bar.isFinal,
                        new Prices(trimmed(bar.open), trimmed(bar.high), trimmed(bar.low), trimmed(bar.close)),
                        trimmed(bar.volume),
                        bar.vwap.toBigDecimal())
                : held;
    }

    /** The four prices of a bar. */
    public record Prices(BigDecimal open, BigDecimal high, BigDecimal low, BigDecimal close) {}

    /** A bar that was kept elsewhere. */
    public static HeldBar of(
            long start,
            long end,
            long openTime,
            long closeTime,
            long count,
            boolean isFinal,
            Prices prices,
            BigDecimal volume,
            @Nullable BigDecimal vwap) {
        return new WideBar(
                start,
                end,
                openTime,
                closeTime,
                count,
                isFinal,
                trimmed(prices.open()),
                trimmed(prices.high()),
                trimmed(prices.low()),
                trimmed(prices.close()),
                trimmed(volume),
                vwap == null ? BigDecimal.ZERO : vwap.multiply(volume),
                vwap == null ? 0 : vwap.scale());
    }

    private static boolean fits(Figure figure) {
        return figure.isPresent() && figure.fitsLong();
    }

    /** First millisecond, inclusive. */
    public long start() {
        return start;
    }

    /** Last millisecond, exclusive. */
    public long end() {
        return start + length;
    }

    /** Time of the opening tick. */
    public long openTime() {
        return start + openAfter;
    }

    /** Time of the closing tick. */
    public long closeTime() {
        return start + closeAfter;
    }

    /** Number of ticks. */
    public int count() {
        return count;
    }

    /** Closed and definitive. */
    public boolean isFinal() {
        return isFinal;
    }

    public abstract BigDecimal open();

    public abstract BigDecimal high();

    public abstract BigDecimal low();

    public abstract BigDecimal close();

    public abstract BigDecimal volume();

    /** Volume-weighted average price as published; null at zero volume. */
    public abstract @Nullable BigDecimal vwap();

    /** {@code vwap * volume}, summed where the bar is made of several. */
    public abstract BigDecimal turnover();

    /** Decimals that a volume-weighted price of this bar has. */
    public abstract int vwapScale();

    /**
     * This longer bar with a shorter one taken in: newly, or in the place of what it was before. A bar that is published again
     * only grows, so that high, low, open and close need no look at the other ones.
     */
    HeldBar with(HeldBar part, @Nullable HeldBar before) {
        boolean opens = part.openTime() < openTime() || (before != null && before.openTime() == openTime());
        boolean closes = part.closeTime() >= closeTime();
        BigDecimal turnover = turnover().add(part.turnover());
        BigDecimal volume = volume().add(part.volume());
        long trades = (long) count + part.count;
        if (before != null) {
            turnover = turnover.subtract(before.turnover());
            volume = volume.subtract(before.volume());
            trades -= before.count;
        }
        return new WideBar(
                start,
                end(),
                opens ? part.openTime() : openTime(),
                closes ? part.closeTime() : closeTime(),
                trades,
                false,
                opens ? part.open() : open(),
                high().max(part.high()),
                low().min(part.low()),
                closes ? part.close() : close(),
                volume,
                turnover,
                Math.max(vwapScale(), part.vwapScale()));
    }

    /** A longer bar which so far holds only this one. */
    HeldBar within(long longerStart, long longerEnd) {
        return new WideBar(
                longerStart,
                longerEnd,
                openTime(),
                closeTime(),
                count,
                false,
                open(),
                high(),
                low(),
                close(),
                volume(),
                turnover(),
                vwapScale());
    }

    static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }

    static BigDecimal trimmed(Figure figure) {
        return trimmed(Objects.requireNonNullElse(figure.toBigDecimal(), BigDecimal.ZERO));
    }
}
