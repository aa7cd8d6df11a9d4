package io.stockpipeline.console.metrics;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;

/**
 * How notifications fare. Asked from the scraper's thread: every answer comes from memory, never from the database. The counts
 * are of all consoles together, so they are gauges: each console tells the same.
 *
 * @param notifications their names
 * @param counts by name
 */
public record DeliveryMetrics(List<String> notifications, Function<String, Counts> counts) implements MeterBinder {

    /**
     * Deliveries of one notification.
     *
     * @param pending that wait for their first or next attempt
     * @param delivered that have arrived
     * @param dead that were given up
     * @param skipped that were not worth sending
     */
    public record Counts(long pending, long delivered, long dead, long skipped) {
        /** Before the first look, or while the database is away. */
        public static final Counts UNKNOWN = new Counts(-1, -1, -1, -1);
    }

    public DeliveryMetrics {
        notifications = List.copyOf(notifications);
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        for (String notification : notifications) {
            inState(registry, notification, "pending", Counts::pending);
            inState(registry, notification, "delivered", Counts::delivered);
            inState(registry, notification, "dead", Counts::dead);
            inState(registry, notification, "skipped", Counts::skipped);
        }
    }

    private void inState(MeterRegistry registry, String notification, String state, ToLongFunction<Counts> count) {
        Gauge.builder(
                        "stockpipeline.console.deliveries",
                        counts,
                        it -> Known.orNaN(count.applyAsLong(it.apply(notification))))
                .description("Deliveries of a notification by state, of all consoles together; NaN: not known")
                .tag("notification", notification)
                .tag("state", state)
                .register(registry);
    }
}
