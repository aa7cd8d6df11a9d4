package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.decomposition.SeasonalStrength;

/**
 * How often differences are taken before a model is fitted: once by the period where the season is strong, then by one until KPSS at 5 % no
 * longer objects to a level, twice at most. The rule of R's {@code auto.arima}.
 *
 * @param d by one, 0 to 2
 * @param seasonal by the period, 0 or 1
 */
record Differencing(int d, int seasonal) {
    private static final int MOST = 2;

    /** R's {@code nsdiffs} takes a seasonal difference above this strength of the season. */
    private static final double STRONG = 0.64;

    /** A season that was seen less often cannot be told from chance. */
    private static final int SEASONS_SEEN = 3;

    static Differencing of(double[] values, int period, LevelStationarity level) {
        int seasonal = isSeasonStrong(values, period) ? 1 : 0;
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

    private static boolean isSeasonStrong(double[] values, int period) {
        return period > 1 && values.length >= SEASONS_SEEN * period && SeasonalStrength.of(values, period) > STRONG;
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
