package io.stockpipeline.console.view;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A window's average at the end of a stretch of time.
 *
 * @param time of the record, epoch milliseconds
 * @param price of the symbol's latest tick then; null where the record was a closed window's
 * @param complete false while less history than the window had been seen
 */
public record ChartPoint(long time, @Nullable BigDecimal price, BigDecimal average, boolean complete) {}
