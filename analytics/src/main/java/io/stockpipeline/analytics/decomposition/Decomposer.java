package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.series.Series;

/** A way to take a series apart. */
public interface Decomposer {
    /**
     * Takes a series apart.
     *
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when it is too short for the period, or its values do not fit
     *     the form
     */
    Decomposition decompose(Series series);
}
