package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.indicator.MovingAverage.Kind;
import io.stockpipeline.analytics.rollup.RolledBar;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/**
 * VWAP: the average price weighted by volume, rolling over {@code k} bars: {@code sum(p v) / sum(v)}. The first value belongs to bar
 * {@code k}. Where none of k bars has a volume there is none: null. Source: Berkowitz, Logue, Noser, The Total Cost of Transactions on
 * the NYSE, Journal of Finance 43 (1988).
 */
public final class VolumeWeighted {
    private VolumeWeighted() {}

    /**
     * Of bars: the price of each is its own volume-weighted one, so the average is that of all trades in k bars.
     *
     * @param closes of these bars, as {@link io.stockpipeline.analytics.rollup.RollUp#closes} makes them
     * @param bars oldest first, as many as closes
     * @param k number of bars, at least 1
     * @throws UnsuitableSeriesException when there are fewer bars than k, or none has a volume
     */
    public static MovingAverage of(Series closes, List<RolledBar> bars, int k) {
        double[] prices = new double[bars.size()];
        double[] volumes = new double[bars.size()];
        for (int i = 0; i < prices.length; i++) {
            RolledBar bar = bars.get(i);
            BigDecimal vwap = bar.vwap();
            prices[i] = (vwap == null ? bar.close() : vwap).doubleValue();
            volumes[i] = bar.volume().doubleValue();
        }
        return of(closes, prices, volumes, k);
    }

    /**
     * Of closes and the volumes that stand beside them.
     *
     * @param volumes as many as closes, each 0 or more
     * @param k number of bars, at least 1
     * @throws UnsuitableSeriesException when there are fewer values than k, a volume is no number or below 0, or none is above 0
     */
    public static MovingAverage of(Series closes, double[] volumes, int k) {
        return of(closes, closes.values(), volumes, k);
    }

    private static MovingAverage of(Series closes, double[] prices, double[] volumes, int k) {
        if (volumes.length != closes.size()) {
            throw new IllegalArgumentException(volumes.length + " volumes for " + closes.size() + " closes");
        }
        Needs.atLeast(1, "the window", k);
        Needs.values(closes, k, "an average over " + k + (k == 1 ? " bar" : " bars"));
        checkVolumes(volumes);
        Line line = Line.withHoles(k - 1, averages(prices, volumes, k));
        return MovingAverage.of(
                closes, Kind.VolumeWeighted, k, line, "A bar counts by its volume; one without volume not at all.");
    }

    private static double[] averages(double[] prices, double[] volumes, int k) {
        // Relative to a price of its own: an average of equal prices is then exactly that price.
        double reference = prices[0];
        double[] turnovers = new double[prices.length];
        for (int i = 0; i < prices.length; i++) {
            turnovers[i] = volumes[i] * (prices[i] - reference);
        }
        double[] turnover = RollingSum.of(turnovers, k);
        double[] volume = RollingSum.of(volumes, k);
        double[] averages = new double[prices.length];
        for (int i = k - 1; i < prices.length; i++) {
            if (!Double.isFinite(turnover[i]) || !Double.isFinite(volume[i])) {
                throw UnsuitableSeriesException.tooLarge(i);
            }
            averages[i] = volume[i] == 0 ? Double.NaN : reference + turnover[i] / volume[i];
        }
        return averages;
    }

    private static void checkVolumes(double[] volumes) {
        for (int i = 0; i < volumes.length; i++) {
            if (!(volumes[i] >= 0) || Double.isInfinite(volumes[i])) {
                throw new UnsuitableSeriesException(
                        "volume " + (i + 1) + " is no number of 0 or more: leave its bar out or mend it");
            }
        }
        if (Arrays.stream(volumes).noneMatch(volume -> volume > 0)) {
            throw new UnsuitableSeriesException(
                    "no bar has a volume, so there is nothing to weight by: take a simple average");
        }
    }
}
