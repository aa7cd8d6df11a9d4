package io.stockpipeline.console.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ConsoleMetricsTest {
    private final MeterRegistry registry = new SimpleMeterRegistry();

    @Test
    void shouldSayThatALagIsNotKnown() {
        ViewMetrics view = new ViewMetrics(() -> false, () -> false, () -> -1, () -> 7, () -> 0, () -> 3);
        view.bindTo(registry);

        assertThat(gauge("stockpipeline.console.view.lag")).isNaN();
        assertThat(gauge("stockpipeline.console.view.ready")).isZero();
        assertThat(gauge("stockpipeline.console.view.symbols")).isEqualTo(3);
    }

    @Test
    void shouldTellWhoFollowsTheStream() {
        StreamMetrics stream = new StreamMetrics(() -> 2, () -> 3, () -> 4);
        stream.bindTo(registry);

        assertThat(gauge("stockpipeline.console.stream.clients")).isEqualTo(2);
        assertThat(registry.get("stockpipeline.console.stream.refused")
                        .functionCounter()
                        .count())
                .isEqualTo(3);
        assertThat(registry.get("stockpipeline.console.stream.dropped")
                        .functionCounter()
                        .count())
                .isEqualTo(4);
    }

    @Test
    void shouldBeInOneStateOfTheHistory() {
        AtomicReference<String> state = new AtomicReference<>("starting");
        HistoryMetrics history = new HistoryMetrics(state::get, () -> 5, () -> 9, () -> 1, () -> 2);
        history.bindTo(registry);

        assertThat(state("starting")).isEqualTo(1);
        assertThat(state("ready")).isZero();

        state.set("away");

        assertThat(state("away")).isEqualTo(1);
        assertThat(state("starting")).isZero();
    }

    @Test
    void shouldTellDeliveriesOfEveryNotificationByState() {
        Map<String, DeliveryMetrics.Counts> counts =
                Map.of("desk", new DeliveryMetrics.Counts(3, 7, 1, 0), "mail", DeliveryMetrics.Counts.UNKNOWN);
        DeliveryMetrics deliveries = new DeliveryMetrics(List.of("desk", "mail"), counts::get);
        deliveries.bindTo(registry);

        assertThat(deliveries("desk", "pending")).isEqualTo(3);
        assertThat(deliveries("desk", "delivered")).isEqualTo(7);
        assertThat(deliveries("desk", "dead")).isEqualTo(1);
        assertThat(deliveries("desk", "skipped")).isZero();
        assertThat(deliveries("mail", "dead")).isNaN();
    }

    @Test
    void shouldMeasureOneTickInSome() {
        TradeLatency latency = new TradeLatency();
        latency.bindTo(registry);
        latency.accept(200);
        for (int i = 1; i < TradeLatency.EVERY; i++) {
            latency.accept(5_000);
        }
        latency.accept(-1_000);

        Timer timer = registry.get("stockpipeline.console.trade.to.view").timer();
        assertThat(timer.count()).isEqualTo(2);
        assertThat(timer.totalTime(TimeUnit.MILLISECONDS)).isEqualTo(200);
    }

    private double deliveries(String notification, String state) {
        return registry.get("stockpipeline.console.deliveries")
                .tag("notification", notification)
                .tag("state", state)
                .gauge()
                .value();
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
