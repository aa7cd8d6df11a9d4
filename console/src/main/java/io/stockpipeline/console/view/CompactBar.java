package io.stockpipeline.console.view;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** A bar whose digits fit 64 bits each: 96 bytes. */
final class CompactBar extends HeldBar {
    private static final byte NO_VWAP = -1;

    private final long open;
    private final long high;
    private final long low;
    private final long close;
    private final long volume;
    private final long vwap;
    private final byte priceScale;
    private final byte volumeScale;
    private final byte vwapScale;

    private CompactBar(Bar bar, int priceScale) {
        super(bar.start, bar.end, bar.openTime, bar.closeTime, bar.count, bar.isFinal);
        this.priceScale = (byte) priceScale;
        open = digits(bar.open, priceScale);
        high = digits(bar.high, priceScale);
        low = digits(bar.low, priceScale);
        close = digits(bar.close, priceScale);
        volume = bar.volume.unscaled();
        volumeScale = (byte) bar.volume.scale();
        vwap = bar.vwap.isPresent() ? bar.vwap.unscaled() : 0;
        vwapScale = bar.vwap.isPresent() ? (byte) bar.vwap.scale() : NO_VWAP;
    }

    /** Null when the prices do not fit under one scale. */
    static @Nullable CompactBar of(Bar bar) {
        int scale =
                Math.max(Math.max(bar.open.scale(), bar.high.scale()), Math.max(bar.low.scale(), bar.close.scale()));
        try {
            return new CompactBar(bar, scale);
        } catch (ArithmeticException e) {
            return null;
        }
    }

    private static long digits(Figure price, int scale) {
        return Math.multiplyExact(price.unscaled(), PowersOfTen.of(scale - price.scale()));
    }

    private BigDecimal price(long digits) {
        return trimmed(BigDecimal.valueOf(digits, priceScale));
    }

    @Override
    public BigDecimal open() {
        return price(open);
    }

    @Override
    public BigDecimal high() {
        return price(high);
    }

    @Override
    public BigDecimal low() {
        return price(low);
    }

    @Override
    public BigDecimal close() {
        return price(close);
    }

    @Override
    public BigDecimal volume() {
        return trimmed(BigDecimal.valueOf(volume, volumeScale));
    }

    @Override
    public @Nullable BigDecimal vwap() {
        return vwapScale == NO_VWAP ? null : BigDecimal.valueOf(vwap, vwapScale);
    }

    @Override
    public BigDecimal turnover() {
        BigDecimal average = vwap();
        return average == null ? BigDecimal.ZERO : average.multiply(volume());
    }

    @Override
    public int vwapScale() {
        return Math.max(0, vwapScale);
    }
}
