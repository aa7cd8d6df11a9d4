package io.stockpipeline.analytics.indicator;

/**
 * Sum of each {@code k} values in a row. Every window is the end of one block of {@code k} and the beginning of the next, so nothing is
 * ever taken off and nothing drifts.
 */
final class RollingSum {
    private RollingSum() {}

    /** By the place of the window's last value; meaningful from place {@code k - 1} on. */
    static double[] of(double[] values, int k) {
        double[] sums = new double[values.length];
        double[] ends = new double[k + 1];
        for (int block = 0; block + k <= values.length; block += k) {
            for (int i = k - 1; i >= 0; i--) {
                ends[i] = ends[i + 1] + values[block + i];
            }
            double beginning = 0;
            sums[block + k - 1] = ends[0];
            for (int n = 1; n < k && block + k - 1 + n < values.length; n++) {
                beginning += values[block + k - 1 + n];
                sums[block + k - 1 + n] = ends[n] + beginning;
            }
        }
        return sums;
    }
}
