package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Scale;

/** How far each value stands from the level or the line that fits the series best (least squares). */
final class Deviations {
    private Deviations() {}

    /** @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are none but rounding */
    static double[] moving(double[] values, Terms terms) {
        double[] deviations = of(values, terms);
        if (squares(deviations) <= Scale.negligible(squares(values))) {
            throw Testable.noChance();
        }
        return deviations;
    }

    static double[] of(double[] values, Terms terms) {
        int n = values.length;
        double[] deviations = new double[n];
        double mean = mean(values);
        for (int i = 0; i < n; i++) {
            deviations[i] = values[i] - mean;
        }
        if (terms == Terms.Trend) {
            double middle = (n - 1) / 2.0;
            double along = 0;
            double square = 0;
            for (int i = 0; i < n; i++) {
                along += (i - middle) * deviations[i];
                square += (i - middle) * (i - middle);
            }
            for (int i = 0; i < n; i++) {
                deviations[i] -= along / square * (i - middle);
            }
        }
        return deviations;
    }

    /** The mean, corrected by the mean of what rounding left. */
    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        double mean = sum / values.length;
        double left = 0;
        for (double value : values) {
            left += value - mean;
        }
        return mean + left / values.length;
    }

    private static double squares(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value * value;
        }
        return sum;
    }
}
