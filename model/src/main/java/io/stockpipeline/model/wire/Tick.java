package io.stockpipeline.model.wire;

import io.stockpipeline.model.number.Decimal;
import org.jspecify.annotations.Nullable;

/**
 * One trade or price update, as it stands on the topic {@code ticks}.
 *
 * @param symbol the pipeline's symbol, and the record's key
 * @param time event time in epoch milliseconds, 0 or later
 * @param price above zero
 * @param size traded amount, zero or more; absent where the venue tells none
 * @param side the taker's side
 * @param id the venue's own name of the trade
 * @param source the key of the source, for example {@code finnhub}
 * @param currency ISO 4217 code where known
 */
public record Tick(
        String symbol,
        long time,
        Decimal price,
        @Nullable Decimal size,
        @Nullable Side side,
        @Nullable String id,
        @Nullable String source,
        @Nullable String currency) {
    /** Latest time a tick may carry: the last millisecond of the year 9999. */
    public static final long MAX_TIME = 253_402_300_799_999L;
}
