package io.stockpipeline.analytics.series;

import org.jspecify.annotations.Nullable;

/**
 * What a result was computed from.
 *
 * @param symbol whose numbers; null when they have no symbol
 * @param interval from one number to the next, like {@code 1m}; null when unknown
 * @param from time of the first number, epoch milliseconds; null when the numbers have no times
 * @param to time of the last number, epoch milliseconds; null when the numbers have no times
 * @param n how many numbers
 * @param gaps how many intervals between the first and the last have no number: they were left out, not made up
 */
public record Basis(
        @Nullable String symbol,
        @Nullable String interval,
        @Nullable Long from,
        @Nullable Long to,
        int n,
        int gaps) {}
