package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;

/**
 * What the Kolmogorov-Smirnov test says of numbers against other numbers.
 *
 * @param basis what the one sample was computed from
 * @param other what the other was computed from
 * @param statistic D, the largest distance between the shares of the two below a value, 0 to 1
 * @param pValue the chance of a distance as large as this when both come from one distribution, 0 to 1
 * @param exact whether the p-value was counted out; otherwise it is that of very large samples
 * @param rejected whether one distribution is rejected at 5 percent
 * @param findings in words
 * @param assumptions in words
 */
public record TwoSampleResult(
        Basis basis,
        Basis other,
        double statistic,
        double pValue,
        boolean exact,
        boolean rejected,
        List<String> findings,
        List<String> assumptions)
        implements Explained {}
