package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.IntSupplier;
import java.util.function.LongSupplier;

/**
 * Who follows the stream of events.
 *
 * @param clients who listen now
 * @param refused who were turned away since the start, because there were too many
 * @param dropped who were cut off since the start, because they did not read
 */
public record StreamMetrics(IntSupplier clients, LongSupplier refused, LongSupplier dropped) implements MeterBinder {
    @Override
    public void bindTo(MeterRegistry registry) {
        Gauge.builder("stockpipeline.console.stream.clients", clients, IntSupplier::getAsInt)
                .description("Who listen to the stream of events now")
                .register(registry);
        FunctionCounter.builder("stockpipeline.console.stream.refused", refused, LongSupplier::getAsLong)
                .description("Clients of the stream that were turned away: there were too many")
                .register(registry);
        FunctionCounter.builder("stockpipeline.console.stream.dropped", dropped, LongSupplier::getAsLong)
                .description("Clients of the stream that were cut off: they did not read")
                .register(registry);
    }
}
