package io.stockpipeline.console.history;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One window's entry of a record of the topic {@code averages}. Times are epoch milliseconds; numbers have the digits they were
 * published with.
 *
 * @param partition of the record
 * @param offset of the record
 * @param time the symbol's latest time; of a closed window its end
 * @param price of the tick that the record is about; null for a closed window
 * @param late the tick was older than {@code time}
 * @param isFinal the definitive record of a closed window
 * @param early sent ahead of the window's end because the symbol fell silent; a definitive one follows
 * @param start the window's first instant
 * @param end the window's last instant
 * @param complete false while less history than the window had been seen
 */
public record StoredAverage(
        int partition,
        long offset,
        String symbol,
        String window,
        long time,
        @Nullable BigDecimal price,
        boolean late,
        boolean isFinal,
        boolean early,
        long start,
        long end,
        @Nullable BigDecimal average,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal deviation,
        long count,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal volume,
        @Nullable BigDecimal vwap,
        boolean complete) {}
