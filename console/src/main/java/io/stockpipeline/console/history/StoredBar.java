package io.stockpipeline.console.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A bar. Times are epoch milliseconds; numbers have the digits they were published with.
 *
 * @param partition of its newest record in the topic {@code bars}
 * @param offset of that record
 * @param start first millisecond, inclusive
 * @param end last millisecond, exclusive
 * @param openTime time of the opening tick
 * @param closeTime time of the closing tick
 * @param vwap null at zero volume
 * @param isFinal closed and definitive
 * @param early sent ahead of its time because the symbol fell silent; a definitive one follows
 */
public record StoredBar(
        int partition,
        long offset,
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
        @Nullable BigDecimal volume,
        long count,
        @Nullable BigDecimal vwap,
        boolean isFinal,
        boolean early) {}
