package io.stockpipeline.analytics.forecast;

/**
 * One estimated number of a model.
 *
 * @param name as in R: ar1, ma1, sar1, sma1, mean (of the level), drift (by one step)
 * @param value with R's signs: y(t) = ar1 y(t-1) + ... + e(t) + ma1 e(t-1) + ...; mean and drift in the unit of the numbers fitted
 */
public record Coefficient(String name, double value) {}
