package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.stationarity.LongRunVariance;
import java.util.Arrays;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Whether one forecast's losses are smaller than another's by more than luck: mean difference over its standard error, the long-run variance
 * with Bartlett weights (lag n^(1/3)), Student's t with n - 1 degrees. Diebold and Mariano, Journal of Business and Economic Statistics 13
 * (1995); small-sample factor of Harvey, Leybourne and Newbold, International Journal of Forecasting 13 (1997), for one step ahead.
 *
 * <p>Where the one forecast is a special case of the other (no change, and a model that may learn no change), the test is careful: false
 * alarms are rarer than the level, since a model that learns noise does worse, not equally well.
 *
 * @param statistic above 0 when the challenger's losses are smaller; 0 when they never differ
 * @param pValue 0 to 1: how likely a statistic this large is when neither is better, one-sided
 */
public record DieboldMariano(double statistic, double pValue) {
    /** Below this probability a lead is called real. */
    public static final double LEVEL = 0.05;

    /**
     * Tests for one step ahead.
     *
     * @param reference losses of the forecast to beat, like absolute errors
     * @param challenger losses of the other at the same places, as many
     * @throws IllegalArgumentException when the lengths differ or are below 2
     */
    public static DieboldMariano of(double[] reference, double[] challenger) {
        int n = reference.length;
        if (n != challenger.length || n < 2) {
            throw new IllegalArgumentException(n + " and " + challenger.length + " losses cannot be compared");
        }
        double[] lead = new double[n];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            lead[i] = reference[i] - challenger[i];
            mean += lead[i] / n;
        }
        double variance = LongRunVariance.of(deviations(lead, mean), (int) Math.cbrt(n));
        if (!(variance > 0)) {
            // The lead never changes: no chance in it, so nothing to test but its sign.
            return new DieboldMariano(0, mean > 0 ? 0 : 1);
        }
        double statistic = mean / Math.sqrt(variance / n) * Math.sqrt((n - 1.0) / n);
        return new DieboldMariano(statistic, TDistribution.of(n - 1.0).survivalProbability(statistic));
    }

    /** Whether the challenger is better at the level. */
    public boolean better() {
        return pValue < LEVEL;
    }

    private static double[] deviations(double[] values, double mean) {
        double[] out = new double[values.length];
        Arrays.setAll(out, i -> values[i] - mean);
        return out;
    }
}
