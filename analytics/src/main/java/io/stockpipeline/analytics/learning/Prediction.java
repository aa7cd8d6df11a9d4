package io.stockpipeline.analytics.learning;

import org.jspecify.annotations.Nullable;

/**
 * What was said of one return before it was known. Returns are differences of logarithms of the price: 0.01 is about 1 %.
 *
 * @param place place of the price that the return leads to, from 0 in the series
 * @param time of that price, epoch milliseconds; null when the prices have no times
 * @param predicted the return expected
 * @param lower 90 % range: one in twenty lies below
 * @param upper one in twenty lies above
 * @param actual the return that came
 */
public record Prediction(int place, @Nullable Long time, double predicted, double lower, double upper, double actual) {}
