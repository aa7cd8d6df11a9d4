package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A series taken apart. The parts have as many numbers as the series and the series' unit; in the multiplicative form season and remainder
 * are factors around 1.
 *
 * <p>Strengths are those of Hyndman and Athanasopoulos, "Forecasting: Principles and Practice": 1 less the variance of the remainder
 * through the variance of remainder and trend (or season) together, not below 0; in the multiplicative form of their logarithms.
 *
 * @param basis what it was computed from
 * @param method what took it apart
 * @param form how the parts make the series
 * @param period after how many numbers the season repeats
 * @param trend the slow course; null where it is undefined: half a period at each end of a classical one
 * @param seasonal what repeats each period
 * @param remainder what neither explains; null where the trend is
 * @param trendStrength 0, no trend, to 1, the trend explains all that the season leaves
 * @param seasonalStrength 0, no season, to 1, the season explains all that the trend leaves
 * @param findings in words
 * @param assumptions in words
 */
public record Decomposition(
        Basis basis,
        Method method,
        Form form,
        int period,
        List<@Nullable Double> trend,
        List<Double> seasonal,
        List<@Nullable Double> remainder,
        double trendStrength,
        double seasonalStrength,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /** What takes a series apart. */
    public enum Method {
        /** Moving averages, the same season each period. */
        Classical,
        /** Local regressions; the season may change slowly. */
        Stl
    }
}
