package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.function.LongSupplier;

/**
 * How notifications fare. Asked from the scraper's thread: every answer comes from memory, never from the database.
 *
 * @param sent acknowledged by their receivers since the start
 * @param failed attempts that failed since the start, to be tried again or not
 * @param pending waiting for their first or next attempt now, of all consoles; negative: not known now
 * @param dead given up, of all consoles, as long as they are kept; negative: not known now
 */
public record DeliveryMetrics(LongSupplier sent, LongSupplier failed, LongSupplier pending, LongSupplier dead)
        implements MeterBinder {

    @Override
    public void bindTo(MeterRegistry registry) {
        FunctionCounter.builder("stockpipeline.console.deliveries.sent", sent, LongSupplier::getAsLong)
                .description("Notifications that their receivers have acknowledged")
                .register(registry);
        FunctionCounter.builder("stockpipeline.console.deliveries.failed", failed, LongSupplier::getAsLong)
                .description("Attempts to deliver a notification that failed")
                .register(registry);
        inState(registry, "pending", pending);
        inState(registry, "dead", dead);
    }

    private static void inState(MeterRegistry registry, String state, LongSupplier count) {
        Gauge.builder("stockpipeline.console.deliveries", count, it -> Known.orNaN(it.getAsLong()))
                .description("Notifications that wait for an attempt, or were given up; NaN: not known")
                .tag("state", state)
                .register(registry);
    }
}
