package io.stockpipeline.analytics.rollup;

import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bar of one period, which may be rolled up further. Times are epoch milliseconds; prices, volume and turnover are without zeros at
 * their end.
 *
 * @param interval the period, like {@code 1h} or {@code 1mo}
 * @param start first millisecond, inclusive
 * @param end last millisecond, exclusive
 * @param openTime time of the opening tick
 * @param closeTime time of the closing tick
 * @param volume sum of the sizes, 0 where no tick had one
 * @param turnover sum of price times size. Exact where the bar was made of ticks; a published bar tells only its rounded {@code vwap},
 *     of which this is made then
 * @param count number of ticks
 * @param vwap turnover by volume, rounded half to even to six decimals more than the prices of the ticks with a size have. Of published
 *     bars within one unit of the last digit that the least precise of theirs has; null at zero volume
 * @param isFinal nothing in it can change: no published bar in it is still open
 * @param partial the data begins after the period's start or ends before its end, so that ticks of the period may be missing
 */
public record RolledBar(
        String symbol,
        String interval,
        long start,
        long end,
        BigDecimal open,
        BigDecimal high,
        BigDecimal low,
        BigDecimal close,
        long openTime,
        long closeTime,
        BigDecimal volume,
        BigDecimal turnover,
        long count,
        @Nullable BigDecimal vwap,
        boolean isFinal,
        boolean partial) {

    static RolledBar of(String symbol, String interval, long start, long end, BarSum sum, boolean partial) {
        return new RolledBar(
                symbol,
                interval,
                start,
                end,
                sum.open().price(),
                sum.high(),
                sum.low(),
                sum.close().price(),
                sum.open().time(),
                sum.close().time(),
                BarSum.trimmed(sum.volume()),
                BarSum.trimmed(sum.turnover()),
                sum.count(),
                sum.vwap(),
                sum.isFinal(),
                partial);
    }

    /**
     * A published bar as it is, copied.
     *
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when it lacks a price
     */
    public static RolledBar of(Bar bar) {
        return of(bar.symbol, bar.interval, bar.start, bar.end, BarSum.of(bar), !bar.isFinal);
    }
}
