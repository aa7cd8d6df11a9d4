package io.stockpipeline.console.history;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Bars of one symbol that start within one stretch of time, added up. Times are epoch milliseconds; numbers are without zeros at the
 * end.
 *
 * @param start of the stretch
 * @param trades ticks in them
 * @param volume 0 where no bar has one
 * @param ends null where they were not asked for
 */
public record StoredSum(
        String symbol,
        long start,
        long trades,
        BigDecimal volume,
        @Nullable Ends ends) {
    /**
     * The first and the last price.
     *
     * @param openTime time of the first bar's opening tick
     * @param closeTime time of the last bar's closing tick
     */
    public record Ends(long openTime, BigDecimal open, long closeTime, BigDecimal close) {}

    /** Together with later bars of the same symbol and stretch. */
    StoredSum with(StoredSum later) {
        return new StoredSum(
                symbol,
                start,
                trades + later.trades,
                trimmed(volume.add(later.volume)),
                ends == null
                        ? null
                        : new Ends(
                                ends.openTime,
                                ends.open,
                                Objects.requireNonNull(later.ends).closeTime,
                                later.ends.close));
    }

    /** Two numbers without zeros at the end may have some in their sum. */
    private static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
