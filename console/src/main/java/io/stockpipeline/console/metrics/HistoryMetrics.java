package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * How the history fares. Asked from the scraper's thread: every answer comes from memory, never from the database.
 *
 * @param state one of {@link #STATES}
 * @param lag records of the topics that are not in the database yet; negative: not known now
 * @param rows written since the start
 * @param unreadable records passed over since the start because they could not be read
 * @param missed records that their topic's retention had deleted before they were read, since the start
 */
public record HistoryMetrics(
        Supplier<String> state, LongSupplier lag, LongSupplier rows, LongSupplier unreadable, LongSupplier missed)
        implements MeterBinder {
    /** As the API names them: there is none, it is being opened, it answers, it does not answer. */
    public static final List<String> STATES = List.of("none", "starting", "ready", "away");

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String name : STATES) {
            Gauge.builder("stockpipeline.console.history.state", state, it -> name.equals(it.get()) ? 1 : 0)
                    .description("1: the state that the history is in")
                    .tag("state", name)
                    .register(registry);
        }
        Gauge.builder("stockpipeline.console.history.lag", lag, it -> Known.orNaN(it.getAsLong()))
                .description("Records that are not in the history yet; NaN: not known, or there is no history")
                .baseUnit("records")
                .register(registry);
        counter(registry, "rows", "Rows written to the history", rows);
        counter(registry, "unreadable", "Records that the history passed over: they could not be read", unreadable);
        counter(
                registry,
                "missed",
                "Records that are in no history: their topic's retention had deleted them before they were read",
                missed);
    }

    private static void counter(MeterRegistry registry, String name, String description, LongSupplier count) {
        FunctionCounter.builder("stockpipeline.console.history." + name, count, LongSupplier::getAsLong)
                .description(description)
                .register(registry);
    }
}
