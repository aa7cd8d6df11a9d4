package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.words.Figures;

/** Refuses numbers that follow a rule exactly: they have no chance in them, and a model of chance finds nonsense there. */
final class Chance {
    /** What is left of an exact rule is rounding, some 1e-16 of the numbers. */
    private static final double ROUNDING = 1e-14;

    /** Squares of larger numbers leave the range of double. */
    private static final double LARGEST = 1e150;

    private Chance() {}

    /** @param logarithm whether the numbers are logarithms of what the reader knows */
    static void require(double[] values, boolean logarithm, int period) {
        String these = logarithm ? "the logarithms" : "the values";
        double largest = 0;
        for (double v : values) {
            largest = Math.max(largest, Math.abs(v));
        }
        if (largest > LARGEST) {
            throw new UnsuitableSeriesException(
                    "values of " + largest + " are too large to calculate with: take a larger unit");
        }
        if (!varies(values, largest)) {
            throw new UnsuitableSeriesException("all " + values.length + " values are "
                    + Figures.number(logarithm ? Math.exp(values[0]) : values[0])
                    + ": nothing has changed, so there is nothing to learn how it may change");
        }
        double[] change = Differences.of(values, 1);
        if (!varies(change, largest)) {
            throw new UnsuitableSeriesException(these + " lie on a straight line, " + Figures.number(change[0])
                    + " a step: go on along the line, there is no chance in it to estimate");
        }
        if (!varies(Differences.of(change, 1), largest)) {
            throw new UnsuitableSeriesException(
                    these + " lie on a parabola: go on along the curve, there is no chance in it to estimate");
        }
        if (period > 1 && values.length > period + 1 && !varies(Differences.of(values, period), largest)) {
            throw new UnsuitableSeriesException("every season of " + period
                    + " values is like the one before: go on so, there is no chance in it to estimate");
        }
    }

    /** Whether numbers differ by more than rounding does, where numbers as large as {@code largest} were subtracted. */
    static boolean varies(double[] values, double largest) {
        for (double v : values) {
            if (Math.abs(v - values[0]) > ROUNDING * largest) {
                return true;
            }
        }
        return false;
    }
}
