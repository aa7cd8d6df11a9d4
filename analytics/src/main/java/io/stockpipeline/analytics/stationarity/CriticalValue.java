package io.stockpipeline.analytics.stationarity;

/**
 * Where a test turns.
 *
 * @param level how often, as a share, the test may wrongly reject: 0.05 is one time in twenty
 * @param value the statistic at which it rejects
 */
public record CriticalValue(double level, double value) {}
