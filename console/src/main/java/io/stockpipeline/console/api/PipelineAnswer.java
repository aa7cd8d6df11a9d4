package io.stockpipeline.console.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.CalendarSpec;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.WindowSpec;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the pipeline was told to do. */
public record PipelineAnswer(
        Instant asOf,
        String name,

        @JsonPropertyDescription("key of the source, for example yahoo")
        String source,

        @JsonPropertyDescription(
                "the source has an end, as a file has: it is replayed, and asOf is the time of its latest tick")
        boolean finite,

        @JsonPropertyDescription("how many are declared; absent: any") @Nullable Integer symbols,

        List<WindowRow> windows,
        List<AlarmRow> alarms,

        @JsonPropertyDescription("intervals that bars are published of")
        List<String> bars,

        @JsonPropertyDescription("absent: around the clock, UTC") @Nullable CalendarRow calendar,

        @JsonPropertyDescription("none, starting, ready or away")
        String history,

        String version) {
    /** One window. */
    public record WindowRow(
            String name,
            WindowSpec.Type type,
            @Nullable String size,
            @Nullable String advance,
            @Nullable Integer count,
            WindowSpec.Average average,
            @Nullable String tolerance,
            WindowSpec.Direction direction,
            String cooldown,
            Severity severity,
            WindowSpec.Emit emit) {
        static WindowRow of(WindowSpec spec) {
            return new WindowRow(
                    spec.resolvedName(),
                    spec.type(),
                    text(spec.size()),
                    text(spec.advance()),
                    spec.count(),
                    spec.average(),
                    spec.tolerance() == null ? null : spec.tolerance().toString(),
                    spec.direction(),
                    spec.cooldown().text(),
                    spec.severity(),
                    spec.emit());
        }
    }

    /** One alarm besides the windows' own. */
    public record AlarmRow(String name, AlarmSpec.Type type, Severity severity) {}

    /** The trading session. */
    public record CalendarRow(String timeZone, String open, String close, List<CalendarSpec.Day> days) {}

    /** A pipeline as it was written. */
    public static PipelineAnswer of(Instant asOf, StockPipeline pipeline, HistoryState history, String version) {
        StockPipelineSpec spec = pipeline.spec();
        CalendarSpec calendar = spec.calendar();
        return new PipelineAnswer(
                asOf,
                pipeline.qualifiedName(),
                spec.source().selected().key(),
                spec.source().selected().finite(),
                spec.takesAnySymbol() ? null : spec.symbols().size(),
                spec.windows().stream().map(WindowRow::of).toList(),
                spec.alarms().stream()
                        .map(alarm -> new AlarmRow(alarm.name(), alarm.type(), alarm.severity()))
                        .toList(),
                spec.bars().stream().map(Span::text).toList(),
                calendar == null
                        ? null
                        : new CalendarRow(
                                calendar.timeZone().getId(),
                                calendar.open().toString(),
                                calendar.close().toString(),
                                calendar.days()),
                name(history),
                version);
    }

    /** The state as answers name it: none, starting, ready or away. */
    public static String name(HistoryState history) {
        return history.phase().name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Span span) {
        return span == null ? null : span.text();
    }
}
