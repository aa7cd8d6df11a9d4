package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.BooleanSupplier;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * How far the live view is. Asked from the scraper's thread: every answer comes from memory.
 *
 * @param ready whether the view has passed the ends that its topics had at the start
 * @param connected whether Kafka answers
 * @param lag records of the topics that it has not taken in yet; negative: not known now
 * @param records taken in since the start
 * @param unreadable records passed over since the start because they could not be read
 * @param symbols that it knows
 */
public record ViewMetrics(
        BooleanSupplier ready,
        BooleanSupplier connected,
        LongSupplier lag,
        LongSupplier records,
        LongSupplier unreadable,
        IntSupplier symbols)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("stockpipeline.console.view.ready", ready, it -> it.getAsBoolean() ? 1 : 0)
                .description("1: the live view has caught up with its topics and answers")
                .register(registry);
        Gauge.builder("stockpipeline.console.view.connected", connected, it -> it.getAsBoolean() ? 1 : 0)
                .description("1: Kafka answers the live view")
                .register(registry);
        Gauge.builder("stockpipeline.console.view.lag", lag, it -> Known.orNaN(it.getAsLong()))
                .description("Records that the live view has not taken in yet; NaN: not known")
                .baseUnit("records")
                .register(registry);
        FunctionCounter.builder("stockpipeline.console.view", records, LongSupplier::getAsLong)
                .description("Records that the live view has taken in")
                .baseUnit("records")
                .register(registry);
        FunctionCounter.builder("stockpipeline.console.view.unreadable", unreadable, LongSupplier::getAsLong)
                .description("Records that the live view passed over: they could not be read")
                .register(registry);
        Gauge.builder("stockpipeline.console.view.symbols", symbols, IntSupplier::getAsInt)
                .description("Symbols in the live view")
                .register(registry);
    }
}
