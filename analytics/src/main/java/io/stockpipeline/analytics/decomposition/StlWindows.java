package io.stockpipeline.analytics.decomposition;

import jdplus.stl.base.api.LoessSpec;
import jdplus.stl.base.api.SeasonalSpec;
import jdplus.stl.base.api.StlSpec;

/**
 * Over how many values STL's local regressions reach: the authors' windows, trend 1.5 period / (1 - 1.5 / season) and low pass the period,
 * both up to the next odd number.
 *
 * @param period of the season, in values
 * @param trend in values
 * @param lowPass in values
 * @param season in periods
 * @param sparing whether a line is fitted at every tenth of a window only, and values between are joined straight, as R does
 */
record StlWindows(int period, int trend, int lowPass, int season, boolean sparing) {
    /** Fit a level in the season's windows. */
    static final int LEVEL = 0;

    /** Fit a line in the season's windows. */
    static final int LINE = 1;

    static StlWindows of(int period, int season) {
        double trend = Math.ceil(1.5 * period / (1 - 1.5 / season));
        return new StlWindows(period, odd((int) Math.min(Integer.MAX_VALUE - 1, trend)), odd(period), season, false);
    }

    StlWindows spare() {
        return new StlWindows(period, trend, lowPass, season, true);
    }

    /** How many values the regressions of one round over so many values touch. */
    long steps(int n) {
        return ((long) trend / jump(trend) + lowPass / jump(lowPass) + season / jump(season)) * n;
    }

    /** @param seasonDegree what is fitted in the season's windows; in the others it is a line */
    StlSpec.Builder spec(int seasonDegree) {
        return StlSpec.builder()
                .multiplicative(false)
                .trendSpec(window(trend, LINE))
                .seasonalSpec(new SeasonalSpec(period, window(season, seasonDegree), window(lowPass, LINE)));
    }

    /** The library counts the values it jumps over, so 0 is none. */
    private LoessSpec window(int window, int degree) {
        return LoessSpec.of(window, degree, jump(window) - 1, LoessSpec.DEF_WEIGHTS);
    }

    private int jump(int window) {
        return sparing ? (int) Math.ceil(window / 10.0) : 1;
    }

    private static int odd(int window) {
        return window % 2 == 0 ? window + 1 : window;
    }
}
