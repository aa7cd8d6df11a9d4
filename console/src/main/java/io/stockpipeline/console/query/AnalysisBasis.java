package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.analytics.series.Basis;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What an analysis was computed from. */
public record AnalysisBasis(
        String symbol,
        String interval,

        @JsonPropertyDescription("start of the first bar; absent without bars") @Nullable Instant from,

        @JsonPropertyDescription("start of the last bar") @Nullable Instant to,

        @JsonPropertyDescription("how many closes") int n,

        @JsonPropertyDescription("intervals between the first and the last without a bar: left out, not made up")
        int gaps) {
    static AnalysisBasis of(AnalysisQuestion question, Closes.Read read) {
        Basis basis = read.series().basis();
        return new AnalysisBasis(
                question.symbol(),
                question.interval(),
                instant(basis.from()),
                instant(basis.to()),
                basis.n(),
                basis.gaps());
    }

    private static @Nullable Instant instant(@Nullable Long millis) {
        return millis == null ? null : Instant.ofEpochMilli(millis);
    }
}
