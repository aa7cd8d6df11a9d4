package io.stockpipeline.analytics.stationarity;

/**
 * The variance that sums of neighbours show, each neighbour counted by Bartlett's weight 1 - i / (lag + 1): autocovariance 0 and twice the
 * weighted ones up to the lag. Newey and West, Econometrica 55 (1987): never below 0.
 */
public final class LongRunVariance {
    private LongRunVariance() {}

    /**
     * Equal to the mean square of the sums over all windows of lag + 1 neighbours, also those that reach over the ends, divided by lag + 1:
     * so it costs one pass, whatever the lag.
     *
     * @param deviations from their mean, or from the line they are measured by
     * @param lag how many neighbours count, 0 or more
     * @return in the squared unit of the deviations
     */
    public static double of(double[] deviations, int lag) {
        int n = deviations.length;
        double[] running = new double[n + 1];
        for (int i = 0; i < n; i++) {
            running[i + 1] = running[i] + deviations[i];
        }
        double windows = 0;
        for (int end = 1; end <= n + lag; end++) {
            double window = running[Math.min(end, n)] - running[Math.max(end - lag - 1, 0)];
            windows += window * window;
        }
        return windows / (lag + 1.0) / n;
    }
}
