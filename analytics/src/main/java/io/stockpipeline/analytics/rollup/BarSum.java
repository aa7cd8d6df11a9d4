package io.stockpipeline.analytics.rollup;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a bar is made of, such that two make one: {@link #merge} is associative and commutative, and everything in it is exact.
 *
 * @param open first price and its time
 * @param high greatest price
 * @param low least price
 * @param close last price and its time
 * @param volume sum of the sizes, 0 where no tick had one
 * @param turnover sum of price times size; of a published bar its rounded {@code vwap} times its volume
 * @param priceDecimals most decimals that a price with a size had, zeros at its end included
 * @param count number of ticks
 * @param isFinal nothing in it can change: no published bar in it is still open
 */
record BarSum(
        Edge open,
        BigDecimal high,
        BigDecimal low,
        Edge close,
        BigDecimal volume,
        BigDecimal turnover,
        int priceDecimals,
        long count,
        boolean isFinal) {
    /** As many decimals more than the prices a volume-weighted price has wherever the pipeline writes one. */
    private static final int VWAP_DECIMALS = 6;

    /** @param arrival the tick's number in the order of arrival, which decides between ticks of one time */
    static BarSum of(Tick tick, long arrival) {
        BigDecimal price = trimmed(tick.price().toBigDecimal());
        Edge edge = new Edge(tick.time(), arrival, price);
        Decimal size = tick.size();
        if (size == null || !size.isPositive()) {
            return new BarSum(edge, price, price, edge, BigDecimal.ZERO, BigDecimal.ZERO, 0, 1, true);
        }
        BigDecimal amount = size.toBigDecimal();
        int decimals = tick.price().scale();
        return new BarSum(edge, price, price, edge, amount, price.multiply(amount), decimals, 1, true);
    }

    /**
     * A published bar, copied.
     *
     * @throws UnsuitableSeriesException when it lacks a price
     */
    static BarSum of(Bar bar) {
        BigDecimal volume = bar.volume.toBigDecimal();
        BigDecimal vwap = bar.vwap.toBigDecimal();
        BigDecimal turnover = BigDecimal.ZERO;
        int decimals = 0;
        if (volume != null && vwap != null) {
            turnover = vwap.multiply(volume);
            decimals = decimals(vwap);
        }
        return new BarSum(
                new Edge(bar.openTime, 0, price(bar, "open", bar.open)),
                price(bar, "high", bar.high),
                price(bar, "low", bar.low),
                new Edge(bar.closeTime, 0, price(bar, "close", bar.close)),
                volume == null ? BigDecimal.ZERO : volume,
                turnover,
                decimals,
                bar.count,
                bar.isFinal);
    }

    /** A bar that was rolled up before. */
    static BarSum of(RolledBar bar) {
        BigDecimal vwap = bar.vwap();
        return new BarSum(
                new Edge(bar.openTime(), 0, bar.open()),
                bar.high(),
                bar.low(),
                new Edge(bar.closeTime(), 0, bar.close()),
                bar.volume(),
                bar.turnover(),
                vwap == null ? 0 : decimals(vwap),
                bar.count(),
                bar.isFinal());
    }

    BarSum merge(BarSum other) {
        return new BarSum(
                Edge.opening(open, other.open),
                high.max(other.high),
                low.min(other.low),
                Edge.closing(close, other.close),
                volume.add(other.volume),
                turnover.add(other.turnover),
                Math.max(priceDecimals, other.priceDecimals),
                count + other.count,
                isFinal && other.isFinal);
    }

    /** Turnover by volume, rounded half to even to six decimals more than the prices have; null at zero volume. */
    @Nullable BigDecimal vwap() {
        return volume.signum() == 0
                ? null
                : turnover.divide(volume, priceDecimals + VWAP_DECIMALS, RoundingMode.HALF_EVEN);
    }

    private static int decimals(BigDecimal vwap) {
        return Math.max(0, vwap.scale() - VWAP_DECIMALS);
    }

    private static BigDecimal price(Bar bar, String name, Figure figure) {
        BigDecimal price = figure.toBigDecimal();
        if (price == null) {
            throw new UnsuitableSeriesException("the bar of " + bar.symbol + " that starts at "
                    + Instant.ofEpochMilli(bar.start) + " has no price named " + name + ": leave it out");
        }
        return trimmed(price);
    }

    /** Without zeros at the end, so that equal numbers are written alike whichever came first. */
    static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
