package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.List;

/** What every test for a unit root asks of a series before it starts. */
final class Testable {
    /** Below this the tests' distributions, found by simulation for longer series, do not hold. */
    static final int FEWEST = 20;

    private Testable() {}

    /** The values of a series that is long enough and moves. */
    static double[] values(Series series) {
        double[] values = series.values();
        if (values.length < FEWEST) {
            throw UnsuitableSeriesException.tooFew(
                    values.length,
                    "value",
                    " to tell whether they wander: " + FEWEST
                            + " are the least, 100 are better; take a longer stretch or a shorter interval");
        }
        for (double value : values) {
            if (value != values[0]) {
                return values;
            }
        }
        throw new UnsuitableSeriesException("all " + values.length + " values are the same (" + values[0]
                + "): what never moves neither wanders nor comes back; take a stretch in which it moves");
    }

    /** What a test assumes, and what it assumes of the gaps of a series that has some. */
    static List<String> assumptions(Series series, List<String> ofTest) {
        int gaps = series.basis().gaps();
        if (gaps == 0) {
            return ofTest;
        }
        List<String> all = new ArrayList<>(ofTest);
        all.add("The series goes on behind what is missing as if nothing were: the values before and after each of "
                + gaps + " skipped intervals count as neighbours.");
        return List.copyOf(all);
    }

    static UnsuitableSeriesException noChance() {
        return new UnsuitableSeriesException(
                "the values follow an exact rule, like a straight line or a pattern that repeats, or move"
                        + " no more than their own rounding, or are dwarfed by one far off: this test weighs chance, and there is none to weigh;"
                        + " take measured values, a stretch in which they move, or leave out what is far off");
    }
}
