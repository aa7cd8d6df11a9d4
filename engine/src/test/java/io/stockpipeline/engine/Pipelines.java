package io.stockpipeline.engine;

import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.spec.CalendarSpec;
import io.stockpipeline.model.spec.ConsoleSpec;
import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.spec.ExtractorSpec;
import io.stockpipeline.model.spec.Metadata;
import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.SourceSpec;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.SyntheticSource;
import io.stockpipeline.model.spec.Tolerance;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.spec.WindowSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Makes pipelines for tests without YAML. */
final class Pipelines {
    private final List<WindowSpec> windows = new ArrayList<>();
    private final List<AlarmSpec> alarms = new ArrayList<>();
    private List<Span> bars = List.of(Span.of("1m"));
    private Span grace = Span.of("30s");
    private Span resolution = Span.of("1ms");
    private Deduplication deduplication = Deduplication.None;
    private CalendarSpec calendar;

    static Pipelines pipeline() {
        return new Pipelines();
    }

    Pipelines window(WindowSpec window) {
        windows.add(window);
        return this;
    }

    Pipelines sliding(String size, String tolerance) {
        return window(window(WindowSpec.Type.Sliding, size, null, null, WindowSpec.Average.Simple, tolerance));
    }

    Pipelines alarm(AlarmSpec alarm) {
        alarms.add(alarm);
        return this;
    }

    Pipelines bars(String... intervals) {
        bars = List.of(intervals).stream().map(Span::of).toList();
        return this;
    }

    Pipelines grace(String span) {
        grace = Span.of(span);
        return this;
    }

    Pipelines resolution(String span) {
        resolution = Span.of(span);
        return this;
    }

    Pipelines deduplicate(Deduplication kind) {
        deduplication = kind;
        return this;
    }

    Pipelines calendar(CalendarSpec spec) {
        calendar = spec;
        return this;
    }

    static WindowSpec window(
            WindowSpec.Type type,
            String size,
            String advance,
            Integer count,
            WindowSpec.Average average,
            String tolerance) {
        return new WindowSpec(
                null,
                type,
                size == null ? null : Span.of(size),
                advance == null ? null : Span.of(advance),
                count,
                average,
                tolerance == null ? null : Tolerance.of(tolerance),
                WindowSpec.Direction.Both,
                Span.ZERO,
                Severity.Warning,
                WindowSpec.Emit.Update);
    }

    static WindowSpec onceClosed(WindowSpec window) {
        return new WindowSpec(
                window.name(),
                window.type(),
                window.size(),
                window.advance(),
                window.count(),
                window.average(),
                window.tolerance(),
                window.direction(),
                window.cooldown(),
                window.severity(),
                WindowSpec.Emit.Final);
    }

    StockPipeline build() {
        StockPipelineSpec spec = new StockPipelineSpec(
                false,
                false,
                List.of("AAPL"),
                50_000,
                new SourceSpec(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        new SyntheticSource(1, 42, 0.2, null, 1000L)),
                windows,
                resolution,
                grace,
                Span.of("1m"),
                deduplication,
                calendar,
                alarms,
                bars,
                null,
                new TopicsSpec(
                        null,
                        null,
                        null,
                        new TopicsSpec.Retention(
                                Span.of("7d"), Span.of("1d"), Span.of("30d"), Span.of("30d"), Span.of("14d")),
                        TopicsSpec.Management.Admin,
                        null,
                        TopicsSpec.DeletionPolicy.Retain),
                new ExtractorSpec(1, null),
                new ProcessorSpec(
                        1, 1, ProcessorSpec.Guarantee.ExactlyOnce, null, null, null, Span.of("10m"), Map.of(), null),
                new ConsoleSpec(
                        true,
                        1,
                        null,
                        new ConsoleSpec.Auth(ConsoleSpec.Auth.Type.None, null, null, null),
                        null,
                        new ConsoleSpec.Service(ConsoleSpec.Service.Type.ClusterIP),
                        null,
                        null),
                List.of(),
                null,
                0);
        return new StockPipeline(
                StockPipeline.API_VERSION, StockPipeline.KIND, new Metadata("test", "local", Map.of(), Map.of()), spec);
    }
}
