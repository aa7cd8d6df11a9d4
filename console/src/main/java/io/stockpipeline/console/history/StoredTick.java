package io.stockpipeline.console.history;

import io.stockpipeline.model.wire.Side;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * An accepted tick.
 *
 * @param partition of the record in the topic {@code averages} that carried it
 * @param offset of that record
 * @param time event time, epoch milliseconds
 * @param price with the digits it was published with
 * @param id the venue's own
 * @param late older than the symbol's latest time when it came
 */
public record StoredTick(
        int partition,
        long offset,
        String symbol,
        long time,
        BigDecimal price,
        @Nullable BigDecimal size,
        @Nullable Side side,
        @Nullable String id,
        boolean late) {
    /** The record as {@code partition-offset}. */
    public String record() {
        return partition + "-" + offset;
    }
}
