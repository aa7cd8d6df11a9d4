package io.stockpipeline.console.history;

import io.stockpipeline.model.spec.Span;
import org.jspecify.annotations.Nullable;

/**
 * How long a day's rows are kept, counted from the last row written into that day: so a replay of old data is kept as long as
 * data that come as they happen. Null: for ever.
 */
public record Retention(
        @Nullable Span ticks,
        @Nullable Span averages,
        @Nullable Span alarms,
        @Nullable Span bars) {
    /** Unless the Secret of the history says otherwise. */
    public static final Retention DEFAULT =
            new Retention(Span.of("30d"), Span.of("7d"), Span.of("400d"), Span.of("400d"));

    /** Of local mode: its folder is the user's. */
    public static final Retention FOR_EVER = new Retention(null, null, null, null);

    /** Of a table; null: for ever. */
    public @Nullable Span of(KeptTable table) {
        return switch (table) {
            case Ticks -> ticks;
            case Averages -> averages;
            case Alarms -> alarms;
            case Bars -> bars;
        };
    }
}
