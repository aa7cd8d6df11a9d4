package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.words.Figures;
import java.util.List;

/**
 * Bollinger's bands: the simple average of {@code k} closes, and {@code width} population standard deviations (divided by k) above and
 * below. The first values belong to bar k. Usual: 20 and 2. Source: Bollinger, Bollinger on Bollinger Bands (2001).
 *
 * @param basis what they were computed from
 * @param window number of bars, at least 2
 * @param width standard deviations from the middle to a band, above 0
 * @param middle simple average, in the unit of the series
 * @param upper middle + width * deviation
 * @param lower middle - width * deviation
 * @param findings where the last close lies between them
 * @param assumptions what is taken for granted
 */
public record BollingerBands(
        Basis basis,
        int window,
        double width,
        Line middle,
        Line upper,
        Line lower,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /**
     * @param k number of bars, at least 2
     * @param width standard deviations from the middle to a band, above 0
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than k, or they are so large that
     *     their squares cannot be added up
     */
    public static BollingerBands of(Series closes, int k, double width) {
        Needs.atLeast(2, "the window", k);
        if (!(width > 0) || Double.isInfinite(width)) {
            throw new IllegalArgumentException("the width is " + width + ", and must be above 0");
        }
        Needs.values(closes, k, "a band over " + k + " bars");
        RollingMoments moments = RollingMoments.of(closes.values(), k);
        double[] middle = moments.means();
        double[] deviations = moments.deviations();
        double[] upper = new double[middle.length];
        double[] lower = new double[middle.length];
        for (int i = k - 1; i < middle.length; i++) {
            upper[i] = middle[i] + width * deviations[i];
            lower[i] = middle[i] - width * deviations[i];
        }
        int last = middle.length - 1;
        Basis basis = closes.basis();
        return new BollingerBands(
                basis,
                k,
                width,
                Line.from(k - 1, middle),
                Line.from(k - 1, upper),
                Line.from(k - 1, lower),
                List.of(finding(closes.value(last), lower[last], upper[last], k)),
                Wording.assumptions(
                        basis,
                        "The bands are " + Figures.price(width)
                                + " population standard deviations from the average; how many closes fall between them"
                                + " is not known in advance, since prices are not normally distributed."));
    }

    private static String finding(double close, double lower, double upper, int k) {
        if (lower == upper) {
            return "The last " + k + " closes are all equal, so both bands lie on them.";
        }
        if (close > upper) {
            return Wording.against("The last close", close, "the upper band", upper)
                    + ": unusually high against the last " + k + " closes.";
        }
        if (close < lower) {
            return Wording.against("The last close", close, "the lower band", lower)
                    + ": unusually low against the last " + k + " closes.";
        }
        long percent = Math.round(100 * ((close - lower) / (upper - lower)));
        return "The last close " + Figures.price(close) + " lies between the bands, " + percent
                + " % of the way from the lower " + Figures.price(lower) + " to the upper " + Figures.price(upper)
                + ".";
    }
}
