package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.indicator.MovingAverage.Kind;
import io.stockpipeline.analytics.series.Series;

/**
 * Simple, exponential and weighted moving averages over {@code k} bars. The first value belongs to bar {@code k}: the ones before have
 * none. Source of all three: Murphy, Technical Analysis of the Financial Markets (1999), chapter 9.
 */
public final class MovingAverages {
    private MovingAverages() {}

    /**
     * SMA: {@code (x[i-k+1] + ... + x[i]) / k}.
     *
     * @param k number of bars, at least 1
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than k, or they are so large that
     *     they cannot be added up
     */
    public static MovingAverage simple(Series closes, int k) {
        check(closes, k);
        Line line = Line.from(k - 1, RollingMoments.of(closes.values(), k).means());
        return MovingAverage.of(closes, Kind.Simple, k, line, "Each of the last " + k + " bars counts alike.");
    }

    /**
     * EMA: {@code e[i] = e[i-1] + 2 / (k + 1) * (x[i] - e[i-1])}, seeded with the SMA of the first k: {@code e[k-1]} is their mean.
     *
     * @param k number of bars that it is named after, at least 1
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than k, or they are so large that
     *     they cannot be added up
     */
    public static MovingAverage exponential(Series closes, int k) {
        check(closes, k);
        Line line = Line.from(k - 1, Exponential.of(closes.values(), 0, k, Exponential.share(k)));
        return MovingAverage.of(
                closes,
                Kind.Exponential,
                k,
                line,
                "It begins with the plain average of the first " + k
                        + " bars, and every bar since then still counts a little.");
    }

    /**
     * WMA: {@code (1 x[i-k+1] + 2 x[i-k+2] + ... + k x[i]) / (k (k + 1) / 2)}.
     *
     * @param k number of bars, at least 1
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than k, or they are so large that
     *     they cannot be added up
     */
    public static MovingAverage weighted(Series closes, int k) {
        check(closes, k);
        Line line = Line.from(k - 1, weighted(closes.values(), k));
        return MovingAverage.of(
                closes, Kind.Weighted, k, line, "The newest bar counts " + k + " times as much as the oldest.");
    }

    /** As in {@link RollingSum}: each window is the end of one block of k and the beginning of the next; nothing is taken off. */
    private static double[] weighted(double[] values, int k) {
        double[] averages = new double[values.length];
        double[] sums = new double[k + 1];
        double[] weighted = new double[k + 1];
        double weights = 0.5 * k * (k + 1.0);
        for (int block = 0; block + k <= values.length; block += k) {
            int last = block + k - 1;
            double reference = values[last];
            for (int i = k - 1; i >= 0; i--) {
                sums[i] = sums[i + 1] + (values[block + i] - reference);
                // One value more in front: each weight grows by one, and the new one has weight 1.
                weighted[i] = weighted[i + 1] + sums[i];
            }
            averages[last] = reference + weighted[0] / weights;
            double sum = 0;
            double rising = 0;
            for (int n = 1; n < k && last + n < values.length; n++) {
                double value = values[last + n] - reference;
                sum += value;
                rising += n * value;
                averages[last + n] = reference + (weighted[n] + rising + (k - n) * sum) / weights;
            }
        }
        return averages;
    }

    private static void check(Series closes, int k) {
        Needs.atLeast(1, "the window", k);
        Needs.values(closes, k, "an average over " + k + (k == 1 ? " bar" : " bars"));
    }
}
