package io.stockpipeline.bench.harness.check;

/**
 * One window of one symbol.
 *
 * @param window name of the kind: 5m, 10m or 15m
 * @param start first instant, epoch milliseconds
 * @param end last instant, epoch milliseconds; whether it belongs to the window is the shape's to say
 */
record WindowKey(String symbol, String window, long start, long end) {}
