package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.words.Figures;
import java.util.List;

/**
 * Wilder's relative strength index: {@code 100 G / (G + L)}, the same as {@code 100 - 100 / (1 + G / L)}. G and L are averages of the
 * gains and of the losses from close to close. The first ones are the plain means of the first {@code k} changes, so the first value
 * belongs to bar {@code k + 1}; from then on {@code G = ((k - 1) G + gain) / k}, and L alike. As long as nothing has moved at all there
 * is neither gain nor loss, and the index is 50. Usual: 14. Source: Wilder, New Concepts in Technical Trading Systems (1978).
 *
 * @param basis what it was computed from
 * @param window number of changes, at least 1
 * @param index 0 (only losses) to 100 (only gains)
 * @param findings what the last value shows
 * @param assumptions what is taken for granted
 */
public record RelativeStrength(Basis basis, int window, Line index, List<String> findings, List<String> assumptions)
        implements Explained {
    private static final double HIGH = 70;
    private static final double LOW = 30;
    private static final double BALANCE = 50;
    /**
     * Averages of flat closes shrink on and on while their ratio stays. Below this they are held, before they become too small for a
     * double to hold their ratio; against any move of a price both are nothing.
     */
    private static final double SMALLEST = 1e-250;

    /**
     * @param k number of changes, at least 1
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than k + 1, or they are so large
     *     that their changes cannot be added up
     */
    public static RelativeStrength of(Series closes, int k) {
        Needs.atLeast(1, "the window", k);
        Needs.values(closes, k + 1L, "an RSI over " + k + (k == 1 ? " change" : " changes"));
        double[] index = index(closes.values(), k);
        Basis basis = closes.basis();
        return new RelativeStrength(
                basis,
                k,
                Line.from(k, index),
                List.of(finding(index[index.length - 1], k)),
                Wording.assumptions(
                        basis,
                        "Every earlier change still counts a little, so the first values depend on where the series"
                                + " begins.",
                        "70 and 30 are customary marks, not measured ones."));
    }

    private static double[] index(double[] values, int k) {
        double[] index = new double[values.length];
        double gains = 0;
        double losses = 0;
        for (int i = 1; i <= k; i++) {
            double change = values[i] - values[i - 1];
            gains += Math.max(change, 0) / k;
            losses += Math.max(-change, 0) / k;
        }
        index[k] = strength(gains, losses);
        for (int i = k + 1; i < values.length; i++) {
            double change = values[i] - values[i - 1];
            if (change != 0 || gains + losses > SMALLEST) {
                gains += (Math.max(change, 0) - gains) / k;
                losses += (Math.max(-change, 0) - losses) / k;
            }
            index[i] = strength(gains, losses);
        }
        return index;
    }

    private static double strength(double gains, double losses) {
        // The share first: a hundred times a large gain might be too large.
        return gains + losses == 0 ? BALANCE : 100 * (gains / (gains + losses));
    }

    private static String finding(double last, int k) {
        String value = "The RSI over " + k + (k == 1 ? " change" : " changes") + " is " + Figures.price(last);
        if (last > HIGH) {
            return value + ", above 70: the closes mostly rose of late (\"overbought\"), which does not say that they"
                    + " will fall.";
        }
        if (last < LOW) {
            return value + ", below 30: the closes mostly fell of late (\"oversold\"), which does not say that they"
                    + " will rise.";
        }
        return value + ", between 30 and 70: neither rises nor falls prevail by much.";
    }
}
