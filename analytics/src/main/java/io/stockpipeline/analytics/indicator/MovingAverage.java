package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import java.util.List;

/**
 * A moving average.
 *
 * @param basis what it was computed from
 * @param kind how the bars are weighted
 * @param window number of bars, at least 1
 * @param average in the unit of the series
 * @param findings where the last close lies
 * @param assumptions what is taken for granted
 */
public record MovingAverage(
        Basis basis, Kind kind, int window, Line average, List<String> findings, List<String> assumptions)
        implements Explained {
    /** How the bars of a moving average are weighted. */
    public enum Kind {
        /** All alike. */
        Simple("average"),
        /** Each bar by the same factor less than the one after it. */
        Exponential("exponential average"),
        /** Falling by the same amount from the newest bar to the oldest. */
        Weighted("weighted average"),
        /** By the volume that was traded. */
        VolumeWeighted("volume-weighted average");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    static MovingAverage of(Series series, Kind kind, int window, Line average, String assumption) {
        Basis basis = series.basis();
        String named = "its " + window + "-bar " + kind.words;
        Double last = average.last();
        String finding = last == null
                ? "There is no " + window + "-bar " + kind.words + " at the end: no volume was traded."
                : Wording.against("The last close", series.value(series.size() - 1), named, last) + ".";
        return new MovingAverage(
                basis, kind, window, average, List.of(finding), Wording.assumptions(basis, assumption));
    }
}
