package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;

/**
 * What the augmented Dickey-Fuller test says.
 *
 * @param basis what it was computed from
 * @param terms what the series is thought to come back to
 * @param lag how many past changes were taken into account
 * @param automatic whether the test chose the lag itself
 * @param rows how many changes were explained
 * @param statistic the t-statistic of the level; the further below 0, the stronger the pull back
 * @param pValue the chance of a statistic as low as this when a long series wanders, 0 to 1
 * @param criticalValues the statistic below which a unit root is rejected, at 1, 5 and 10 percent
 * @param rejected whether the statistic is below the critical value at 5 percent, so that the series counts as stationary
 * @param findings in words
 * @param assumptions in words
 */
public record DickeyFullerResult(
        Basis basis,
        Terms terms,
        int lag,
        boolean automatic,
        int rows,
        double statistic,
        double pValue,
        List<CriticalValue> criticalValues,
        boolean rejected,
        List<String> findings,
        List<String> assumptions)
        implements Explained {}
