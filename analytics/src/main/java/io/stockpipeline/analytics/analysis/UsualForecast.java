package io.stockpipeline.analytics.analysis;

import io.stockpipeline.analytics.forecast.ForecastSettings;
import io.stockpipeline.analytics.rollup.DatePeriod;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.model.spec.Span;
import org.jspecify.annotations.Nullable;

/** What a forecast takes where nothing else is said. */
public final class UsualForecast {
    /** A season that was seen less often cannot be told from chance. */
    private static final int SEASONS_SEEN = 3;

    private static final long HOUR = 3_600_000;

    private UsualForecast() {}

    /**
     * Settings for a series.
     *
     * @param steps ahead, 1 to 1000
     * @param period null: the usual one of intervals from an hour on where the series holds three of them; minutes have none
     * @param logarithm null: where all numbers are above 0, as prices are
     * @throws IllegalArgumentException when one is out of its range
     */
    public static ForecastSettings of(Series series, int steps, @Nullable Integer period, @Nullable Boolean logarithm) {
        return new ForecastSettings(
                steps,
                period == null ? season(series) : period,
                logarithm == null ? series.isAboveZero() : logarithm,
                null);
    }

    private static int season(Series series) {
        String interval = series.basis().interval();
        if (interval == null || isBelowAnHour(interval)) {
            return 1;
        }
        int usual = Seasons.usual(interval);
        return series.size() >= SEASONS_SEEN * usual ? usual : 1;
    }

    private static boolean isBelowAnHour(String interval) {
        return DatePeriod.named(interval) == null && Span.of(interval).millis() < HOUR;
    }
}
