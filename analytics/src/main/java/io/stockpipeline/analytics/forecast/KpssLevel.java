package io.stockpipeline.analytics.forecast;

/**
 * KPSS test of a level as R's {@code ndiffs} takes it: Bartlett weights, lag trunc(3 sqrt(n) / 13), at 5 %. Kwiatkowski, Phillips, Schmidt
 * and Shin, Journal of Econometrics 54 (1992).
 */
final class KpssLevel implements LevelStationarity {
    private static final double CRITICAL = 0.463;

    @Override
    public boolean staysAboutALevel(double[] values) {
        return statistic(values, (int) (3 * Math.sqrt(values.length) / 13)) <= CRITICAL;
    }

    /** Sum of squared partial sums over n^2 times the long-run variance; 0 for numbers that do not vary. */
    static double statistic(double[] values, int lag) {
        int n = values.length;
        double mean = 0;
        for (double v : values) {
            mean += v / n;
        }
        double partial = 0;
        double squares = 0;
        for (double v : values) {
            partial += v - mean;
            squares += partial * partial;
        }
        double variance = 0;
        for (int l = 0; l <= lag; l++) {
            double weight = l == 0 ? 1 : 2 * (1 - l / (lag + 1.0));
            for (int t = l; t < n; t++) {
                variance += weight * (values[t] - mean) * (values[t - l] - mean);
            }
        }
        return variance > 0 ? squares / n / variance : 0;
    }
}
