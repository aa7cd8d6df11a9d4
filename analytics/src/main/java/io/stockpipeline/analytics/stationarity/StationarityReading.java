package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import java.util.List;

/**
 * Two tests that start from opposite assumptions, read together.
 *
 * @param basis what both were computed from
 * @param verdict what they say together
 * @param dickeyFuller starts from a unit root
 * @param kpss starts from a series that keeps to its level or line
 * @param findings in words
 * @param assumptions in words
 */
public record StationarityReading(
        Basis basis,
        Verdict verdict,
        DickeyFullerResult dickeyFuller,
        KpssResult kpss,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /** What the two tests say together. */
    public enum Verdict {
        /** Both: the series comes back. */
        Stationary,
        /** Both: the series wanders. */
        UnitRoot,
        /** Each rejects what it started from: neither steady nor a plain wanderer, like a trend, a break or a long memory. */
        Contradiction,
        /** Neither rejects what it started from: the series does not say enough, mostly because it is short. */
        Undecided
    }
}
