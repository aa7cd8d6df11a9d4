package io.stockpipeline.console.history;

/**
 * Bars.
 *
 * @param interval as the pipeline writes it, for example {@code 1m}; longer ones than the pipeline's are not kept
 * @param range by the bar's start
 */
public record BarQuery(String symbol, String interval, TimeRange range, PageRequest page) {}
