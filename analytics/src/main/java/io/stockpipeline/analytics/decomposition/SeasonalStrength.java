package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.series.Scale;
import jdplus.stl.base.core.RawStlKernel;
import jdplus.toolkit.base.api.data.DoubleSeq;

/**
 * How much of what is left without the trend is season, for methods that must decide whether there is one. Wang, Smith and Hyndman, Data
 * Mining and Knowledge Discovery 13 (2006), by the STL of R's {@code mstl}: a level in each window of 11 periods for the season, two
 * rounds, a tenth of each window between fits.
 */
public final class SeasonalStrength {
    private static final int WINDOW = 11;
    private static final int ROUNDS = 2;

    private SeasonalStrength() {}

    /**
     * The strength of {@link Decomposition#seasonalStrength}.
     *
     * @param values at least two periods of them
     * @param period 2 or more
     * @return 0, no season, to 1
     */
    public static double of(double[] values, int period) {
        double[] scaled = Scale.of(values).down(values);
        var found = new RawStlKernel(StlWindows.of(period, WINDOW)
                        .spare()
                        .spec(StlWindows.LEVEL)
                        .innerLoopsCount(ROUNDS)
                        .outerLoopsCount(0)
                        .build())
                .process(DoubleSeq.of(scaled));
        return new Parts(
                        Form.Additive,
                        found.getTrend().toArray(),
                        found.getSeasonal().toArray(),
                        found.getIrregular().toArray(),
                        Classical.meanSquare(scaled))
                .seasonalStrength();
    }
}
