package io.stockpipeline.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConsoleMetricsTest {
    private static final long NOW = 1_716_578_400_000L;

    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldSayThatALagIsNotKnown() {
        ViewMetrics view = new ViewMetrics(() -> false, () -> -1, () -> 7, () -> 3, () -> 2);
        view.bindTo(registry);

        assertThat(gauge("stockpipeline.console.view.lag")).isNaN();
        assertThat(gauge("stockpipeline.console.view.ready")).isZero();
        assertThat(gauge("stockpipeline.console.view.symbols")).isEqualTo(3);
        assertThat(gauge("stockpipeline.console.stream.clients")).isEqualTo(2);
    }

    @Test
    void shouldBeInOneStateOfTheHistory() {
        AtomicReference<String> state = new AtomicReference<>("starting");
        HistoryMetrics history = new HistoryMetrics(state::get, () -> 5, () -> 9);
        history.bindTo(registry);

        assertThat(state("starting")).isEqualTo(1);
        assertThat(state("ready")).isZero();

        state.set("away");

        assertThat(state("away")).isEqualTo(1);
        assertThat(state("starting")).isZero();
    }

    @Test
    void shouldTellDeliveriesByState() {
        DeliveryMetrics deliveries = new DeliveryMetrics(() -> 1, () -> 2, () -> 3, () -> -1);
        deliveries.bindTo(registry);

        assertThat(registry.get("stockpipeline.console.deliveries")
                        .tag("state", "pending")
                        .gauge()
                        .value())
                .isEqualTo(3);
        assertThat(registry.get("stockpipeline.console.deliveries")
                        .tag("state", "dead")
                        .gauge()
                        .value())
                .isNaN();
    }

    @Test
    void shouldMeasureSomeTicksAndNoneOfTheFuture() {
        TradeLatency latency = new TradeLatency(Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC));
        latency.tick(NOW); // nobody asks yet
        latency.bindTo(registry);
        latency.tick(NOW - 200);
        for (int i = 1; i < TradeLatency.EVERY; i++) {
            latency.tick(NOW - 5_000);
        }
        latency.tick(NOW + 1_000);

        Timer timer = registry.get("stockpipeline.console.trade.to.view").timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(200);
    }

    private double gauge(String name) {
        return registry.get(name).gauge().value();
    }

    private double state(String name) {
        return registry.get("stockpipeline.console.history.state")
                .tag("state", name)
                .gauge()
                .value();
    }
}
