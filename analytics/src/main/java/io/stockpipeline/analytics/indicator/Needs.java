package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;

/** What an indicator needs before it can say anything. */
final class Needs {
    private Needs() {}

    /** @throws IllegalArgumentException when a window is shorter than it may be */
    static void atLeast(int least, String name, int k) {
        if (k < least) {
            throw new IllegalArgumentException(name + " is " + k + ", and must be " + least + " or more");
        }
    }

    /**
     * @param what like {@code an average over 10 bars}
     * @throws UnsuitableSeriesException when the series is shorter
     */
    static void values(Series series, long needed, String what) {
        if (series.size() < needed) {
            throw UnsuitableSeriesException.tooFew(
                    series.size(),
                    "value",
                    ": " + what + " needs " + needed + "; take a longer stretch or a shorter window");
        }
    }
}
