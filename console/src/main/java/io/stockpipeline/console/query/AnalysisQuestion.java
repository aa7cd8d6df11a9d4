package io.stockpipeline.console.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Of which numbers an analysis is asked: the closes of the newest bars of a range.
 *
 * @param interval one of {@link Bars#intervals}
 * @param from inclusive; null: from the beginning
 * @param to exclusive; null: to now
 * @param limit most bars, the newest of the range
 */
public record AnalysisQuestion(
        String symbol,
        String interval,
        @Nullable Instant from,
        @Nullable Instant to,
        int limit) {}
