package io.stockpipeline.console.history;

import org.jspecify.annotations.Nullable;

/**
 * Ticks.
 *
 * @param symbol null: of all symbols
 * @param range by the tick's own time
 */
public record TickQuery(@Nullable String symbol, TimeRange range, PageRequest page) {}
