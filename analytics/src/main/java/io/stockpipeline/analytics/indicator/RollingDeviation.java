package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.words.Figures;
import java.util.List;

/**
 * Rolling standard deviation of a population: {@code sqrt(sum (x - mean)^2 / k)} over {@code k} bars; divided by k, not k - 1, like that
 * of Bollinger's bands. Exactly 0 where all k are equal. The first value belongs to bar k.
 *
 * @param basis what it was computed from
 * @param window number of bars, at least 2
 * @param deviation in the unit of the series, 0 or more
 * @param findings how far the last bars strayed
 * @param assumptions what is taken for granted
 */
public record RollingDeviation(Basis basis, int window, Line deviation, List<String> findings, List<String> assumptions)
        implements Explained {
    /**
     * @param k number of bars, at least 2
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than k, or they are so large that
     *     their squares cannot be added up
     */
    public static RollingDeviation of(Series closes, int k) {
        Needs.atLeast(2, "the window", k);
        Needs.values(closes, k, "a standard deviation over " + k + " bars");
        RollingMoments moments = RollingMoments.of(closes.values(), k);
        Line line = Line.from(k - 1, moments.deviations());
        int last = closes.size() - 1;
        double deviation = moments.deviations()[last];
        String finding = deviation == 0
                ? "The last " + k + " closes are all equal."
                : "The last " + k + " closes strayed from their average " + Figures.price(moments.means()[last])
                        + " by " + Figures.price(deviation) + " (one standard deviation).";
        Basis basis = closes.basis();
        return new RollingDeviation(
                basis,
                k,
                line,
                List.of(finding),
                Wording.assumptions(
                        basis,
                        "The squares are divided by the number of bars (population), so it tells of these bars only."));
    }
}
