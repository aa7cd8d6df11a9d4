package io.stockpipeline.console.history;

/**
 * Averages of a symbol and a window.
 *
 * @param range by the record's time: the symbol's latest time, of a closed window its end
 */
public record AveragesQuery(String symbol, String window, TimeRange range, PageRequest page) {}
