package io.stockpipeline.analytics.forecast;

/**
 * How often differences are taken before a model is fitted: once by the period where the season is strong, then by one until KPSS at 5 % no
 * longer objects to a level, twice at most. The rule of R's {@code auto.arima}.
 *
 * @param d by one, 0 to 2
 * @param seasonal by the period, 0 or 1
 */
record Differencing(int d, int seasonal) {
    private static final int MOST = 2;

    static Differencing of(double[] values, int period, LevelStationarity level) {
        int seasonal = SeasonalStrength.strong(values, period) ? 1 : 0;
        double[] left = seasonal == 1 ? Differences.of(values, period) : values;
        int d = 0;
        while (d < MOST && left.length > 3 && varies(left) && !level.staysAboutALevel(left)) {
            double[] next = Differences.of(left, 1);
            if (!varies(next)) {
                break;
            }
            left = next;
            d++;
        }
        return new Differencing(d, seasonal);
    }

    private static boolean varies(double[] values) {
        for (double v : values) {
            if (v != values[0]) {
                return true;
            }
        }
        return false;
    }
}
