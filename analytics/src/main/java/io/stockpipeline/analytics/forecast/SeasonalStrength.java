package io.stockpipeline.analytics.forecast;

import jdplus.stl.base.api.LoessSpec;
import jdplus.stl.base.api.SeasonalSpec;
import jdplus.stl.base.api.StlSpec;
import jdplus.stl.base.core.RawStlKernel;
import jdplus.stl.base.core.RawStlResults;
import jdplus.toolkit.base.api.data.DoubleSeq;

/**
 * How much of what is left without the trend is season: max(0, 1 - var(remainder) / var(season + remainder)) of an STL decomposition, from
 * 0 to 1. Above 0.64 a seasonal difference is taken. Wang, Smith and Hyndman, Data Mining and Knowledge Discovery 13 (2006), the rule of
 * R's {@code nsdiffs}; windows as R's {@code mstl} has them.
 */
final class SeasonalStrength {
    private static final double STRONG = 0.64;
    private static final int SEASON_WINDOW = 11;

    private SeasonalStrength() {}

    /** Whether a seasonal difference is called for; no where there are fewer than three whole periods. */
    static boolean strong(double[] values, int period) {
        return period > 1 && values.length >= 3 * period && of(values, period) > STRONG;
    }

    static double of(double[] values, int period) {
        int trend = odd((int) Math.ceil(1.5 * period / (1 - 1.5 / SEASON_WINDOW)));
        StlSpec spec = StlSpec.builder()
                .innerLoopsCount(2)
                .outerLoopsCount(0)
                .trendSpec(window(trend, 1))
                .seasonalSpec(new SeasonalSpec(period, window(SEASON_WINDOW, 0), window(odd(period), 1)))
                .build();
        RawStlResults parts = new RawStlKernel(spec).process(DoubleSeq.of(values));
        double[] rest = parts.getIrregular().toArray();
        double[] both = parts.getSeasonal().toArray();
        for (int i = 0; i < both.length; i++) {
            both[i] += rest[i];
        }
        double of = variance(both);
        return of > 0 ? Math.max(0, 1 - variance(rest) / of) : 0;
    }

    /** The library counts its jump from 0, R from 1; R's is a tenth of the window. */
    private static LoessSpec window(int window, int degree) {
        return LoessSpec.of(window, degree, (window + 9) / 10 - 1, LoessSpec.DEF_WEIGHTS);
    }

    private static int odd(int n) {
        return n % 2 == 0 ? n + 1 : n;
    }

    private static double variance(double[] values) {
        double mean = 0;
        for (double v : values) {
            mean += v / values.length;
        }
        double sum = 0;
        for (double v : values) {
            sum += (v - mean) * (v - mean);
        }
        return sum;
    }
}
