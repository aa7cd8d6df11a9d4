package io.stockpipeline.extractor.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.ExtractorCounters;
import io.stockpipeline.extractor.source.SourceHealth;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** What an extractor has done, and how its source fares. Every meter carries the source's kind as {@code source}. */
public final class ExtractorMetrics implements MeterBinder {
    private static final double MILLIS = 1000;
    /** One look at the source serves all of a scrape's meters. */
    private static final long LOOK_NANOS = 100_000_000;

    private final Extractor extractor;
    private final Tags source;
    private @Nullable SourceHealth seen;
    private long seenAt;

    /** @param source the kind of source, as in the pipeline's file: {@code yahoo}, {@code file} ... */
    public ExtractorMetrics(Extractor extractor, String source) {
        this.extractor = extractor;
        this.source = Tags.of("source", source);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        counter(registry, "read", "Records taken from the source", ExtractorCounters::read);
        counter(registry, "published", "Ticks that Kafka has acknowledged", ExtractorCounters::published);
        counter(
                registry,
                "dropped",
                "Records of a live source that gave way because Kafka was away for too long, or came while it closed",
                ExtractorCounters::forcedOut);
        for (DeadLetterReason reason : DeadLetterReason.values()) {
            FunctionCounter.builder(
                            "stockpipeline.extractor.dead.letters",
                            extractor,
                            it -> it.counters().deadLetters().getOrDefault(reason, 0L))
                    .description("Records of the source that could not be used, by reason")
                    .tags(source.and("reason", reason.name()))
                    .register(registry);
        }
        Gauge.builder("stockpipeline.extractor.waiting", extractor, it -> waiting(it.counters()))
                .description("Records read that Kafka has not acknowledged yet")
                .tags(source)
                .register(registry);
        gauge(registry, "connected", "1: the last attempt reached the source", it -> it.connected() ? 1 : 0);
        gauge(
                registry,
                "missing.symbols",
                "Symbols that the source does not have, does not give, or is quiet about",
                it -> it.missingSymbols().size());
        // Seconds since 1970; no number before the first tick, so that no age is reckoned from 1970.
        gauge(
                registry,
                "last.tick.timestamp.seconds",
                "Time of the newest tick, seconds since 1970; NaN before the first",
                it -> it.lastTickTimes().values().stream()
                                .mapToDouble(Long::doubleValue)
                                .max()
                                .orElse(Double.NaN)
                        / MILLIS);
        for (String symbol : extractor.symbols()) {
            Gauge.builder("stockpipeline.source.symbol.last.tick.timestamp.seconds", this, it -> it.lastTick(symbol))
                    .description("Time of a declared symbol's newest tick, seconds since 1970; NaN before the first")
                    .tags(source.and("symbol", symbol))
                    .register(registry);
        }
        sourceCounter(registry, "failures", "Attempts to reach the source that failed", SourceHealth::errors);
        sourceCounter(
                registry, "reconnects", "How often it was reached again after a failure", SourceHealth::reconnects);
        sourceCounter(
                registry,
                "gaps",
                "How often the source's own numbers told of trades not delivered",
                SourceHealth::gaps);
        sourceCounter(registry, "lost", "Trades not delivered, by the source's own numbers", SourceHealth::lost);
        sourceCounter(
                registry,
                "conditions",
                "Trades with conditions of the source's own that are not looked at",
                SourceHealth::conditions);
        Gauge.builder("stockpipeline.source.ended", extractor, it -> it.ended() ? 1 : 0)
                .description("1: a source with an end has come to it, and everything it had is in Kafka")
                .tags(source)
                .register(registry);
    }

    private double lastTick(String symbol) {
        Long time = look().lastTickTimes().get(symbol);
        return time == null ? Double.NaN : time / MILLIS;
    }

    private synchronized SourceHealth look() {
        SourceHealth health = seen;
        if (health == null || System.nanoTime() - seenAt > LOOK_NANOS) {
            health = extractor.health().source();
            seen = health;
            seenAt = System.nanoTime();
        }
        return health;
    }

    private static long waiting(ExtractorCounters counters) {
        return Math.max(0, counters.read() - counters.published() - counters.deadLettersInAll() - counters.forcedOut());
    }

    private void counter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<ExtractorCounters> count) {
        FunctionCounter.builder("stockpipeline.extractor." + name, extractor, it -> count.applyAsDouble(it.counters()))
                .description(description)
                .tags(source)
                .register(registry);
    }

    private void sourceCounter(
            MeterRegistry registry, String name, String description, ToDoubleFunction<SourceHealth> count) {
        FunctionCounter.builder(
                        "stockpipeline.source." + name,
                        extractor,
                        it -> count.applyAsDouble(it.health().source()))
                .description(description)
                .tags(source)
                .register(registry);
    }

    private void gauge(MeterRegistry registry, String name, String description, ToDoubleFunction<SourceHealth> value) {
        Gauge.builder(
                        "stockpipeline.source." + name,
                        extractor,
                        it -> value.applyAsDouble(it.health().source()))
                .description(description)
                .tags(source)
                .register(registry);
    }
}
