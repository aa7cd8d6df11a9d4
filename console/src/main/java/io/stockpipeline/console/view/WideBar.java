package io.stockpipeline.console.view;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/** A bar of numbers of any size: one whose digits do not fit 64 bits, or one made of several. */
final class WideBar extends HeldBar {
    private final BigDecimal open;
    private final BigDecimal high;
    private final BigDecimal low;
    private final BigDecimal close;
    private final BigDecimal volume;
    private final BigDecimal turnover;
    private final int vwapScale;

    WideBar(
            long start,
            long end,
            long openTime,
            long closeTime,
            long count,
            boolean isFinal,
            BigDecimal open,
            BigDecimal high,
            BigDecimal low,
            BigDecimal close,
            BigDecimal volume,
            BigDecimal turnover,
            int vwapScale) {
        super(start, end, openTime, closeTime, count, isFinal);
        this.open = open;
        this.high = high;
        this.low = low;
        this.close = close;
        this.volume = volume;
        this.turnover = turnover;
        this.vwapScale = vwapScale;
    }

    @Override
    public BigDecimal open() {
        return open;
    }

    @Override
    public BigDecimal high() {
        return high;
    }

    @Override
    public BigDecimal low() {
        return low;
    }

    @Override
    public BigDecimal close() {
        return close;
    }

    @Override
    public BigDecimal volume() {
        return trimmed(volume);
    }

    @Override
    public @Nullable BigDecimal vwap() {
        return volume.signum() == 0 ? null : turnover.divide(volume, vwapScale, RoundingMode.HALF_EVEN);
    }

    @Override
    public BigDecimal turnover() {
        return turnover;
    }

    @Override
    public int vwapScale() {
        return vwapScale;
    }
}
