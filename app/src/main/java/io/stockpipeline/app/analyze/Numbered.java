package io.stockpipeline.app.analyze;

import io.stockpipeline.analytics.series.Series;
import org.jspecify.annotations.Nullable;

/** What is analysed: the numbers, and what was traded at each where that is known. */
final class Numbered {
    private final Series series;
    private final double @Nullable [] volumes;

    /** @param volumes one for each number, not copied; null where they are not known */
    Numbered(Series series, double @Nullable [] volumes) {
        this.series = series;
        this.volumes = volumes;
    }

    Series series() {
        return series;
    }

    double @Nullable [] volumes() {
        return volumes;
    }
}
