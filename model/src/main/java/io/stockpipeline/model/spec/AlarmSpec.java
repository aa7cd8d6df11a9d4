package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** An alarm besides the windows' own. Which fields belong to which type is in the table of rules. */
public record AlarmSpec(
        String name,
        Type type,
        @Nullable Reference reference,
        @Nullable String window,
        @Nullable Span after,
        @Nullable String threshold,
        @Nullable String factor,
        @Nullable String clear,
        Span cooldown,
        Severity severity) {

    /** What is watched. */
    public enum Type {
        PriceMove,
        Stale,
        VolumeSpike,
        ZScore,
        Anomaly
    }

    /** What a price is compared with. */
    public enum Reference {
        PreviousClose
    }
}
