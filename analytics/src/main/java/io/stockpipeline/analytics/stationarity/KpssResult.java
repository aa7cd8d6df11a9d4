package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;

/**
 * What the KPSS test says.
 *
 * @param basis what it was computed from
 * @param terms what the series is thought to keep to
 * @param lag how many neighbours were taken into account
 * @param automatic whether the test chose the lag itself
 * @param statistic 0 or more; the larger, the further the series strays
 * @param pValue the chance of a statistic as large as this when the series keeps to it; the published table ends at 0.01 and 0.10
 * @param criticalValues the statistic above which it is rejected that the series keeps to it, at 10, 5, 2.5 and 1 percent
 * @param rejected whether that is rejected at 5 percent, so that the series does not count as stationary
 * @param findings in words
 * @param assumptions in words
 */
public record KpssResult(
        Basis basis,
        Terms terms,
        int lag,
        boolean automatic,
        double statistic,
        PValue pValue,
        List<CriticalValue> criticalValues,
        boolean rejected,
        List<String> findings,
        List<String> assumptions)
        implements Explained {}
