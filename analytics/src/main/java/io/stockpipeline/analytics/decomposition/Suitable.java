package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;

/** What every method asks of a series before it starts. */
final class Suitable {
    private Suitable() {}

    /** @throws IllegalArgumentException when nothing can repeat after so many numbers */
    static void checkPeriod(int period) {
        if (period < 2) {
            throw new IllegalArgumentException("a period of " + period + ": a season repeats after 2 values or more");
        }
    }

    /** The values of a series that has two whole periods, and a sign that fits the form. */
    static double[] values(Series series, int period, Form form) {
        double[] values = series.values();
        if (values.length / 2 < period) {
            throw UnsuitableSeriesException.tooFew(
                    values.length,
                    "value",
                    " for a season of " + period + ": what repeats must be seen twice, so it takes " + 2L * period
                            + "; take a longer stretch or a shorter period");
        }
        for (int i = 0; form == Form.Multiplicative && i < values.length; i++) {
            if (values[i] <= 0) {
                throw new UnsuitableSeriesException("value " + (i + 1) + " is " + values[i]
                        + ": factors make values above 0 only; take the additive form");
            }
        }
        return values;
    }
}
