package io.stockpipeline.analytics.forecast;

import org.jspecify.annotations.Nullable;

/**
 * One step ahead.
 *
 * @param step from 1
 * @param time epoch milliseconds; null when the numbers have no times, or are neither equally far apart nor one for each month or
 *     week of UTC
 * @param median half of what may come lies above; in the unit of the series. With logarithms this is exp of the expected logarithm: the
 *     median, not the mean, which is higher
 * @param standardError of what was fitted: in the unit of the series, with logarithms that of the logarithm (0.02 is about 2 %)
 * @param lower80 one in ten lies below
 * @param upper80 one in ten lies above
 * @param lower95 one in forty lies below
 * @param upper95 one in forty lies above
 */
public record ForecastRow(
        int step,
        @Nullable Long time,
        double median,
        double standardError,
        double lower80,
        double upper80,
        double lower95,
        double upper95) {}
