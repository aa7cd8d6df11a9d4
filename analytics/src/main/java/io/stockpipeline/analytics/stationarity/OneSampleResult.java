package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;

/**
 * What the Kolmogorov-Smirnov test says of numbers against a normal distribution.
 *
 * @param basis what it was computed from
 * @param mean of the normal distribution
 * @param standardDeviation of the normal distribution
 * @param statistic D, the largest distance between the share of the numbers below a value and the share the distribution has there, 0 to 1
 * @param pValue the chance of a distance as large as this when the numbers come from the distribution, 0 to 1
 * @param rejected whether that is rejected at 5 percent
 * @param findings in words
 * @param assumptions in words
 */
public record OneSampleResult(
        Basis basis,
        double mean,
        double standardDeviation,
        double statistic,
        double pValue,
        boolean rejected,
        List<String> findings,
        List<String> assumptions)
        implements Explained {}
