package io.stockpipeline.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.stockpipeline.console.access.AccessCounts;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.metrics.TradeLatency;
import io.stockpipeline.console.notify.Notifications;
import io.stockpipeline.console.notify.Pipelines;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.model.spec.StockPipeline;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConsoleMetersTest {
    @Test
    void shouldNotCountDeliveriesBeforeTheDatabaseHasAnswered() {
        StockPipeline pipeline = Pipelines.of("- { name: desk, webhook: { url: \"http://127.0.0.1:1/\" } }");
        SimpleMeterRegistry registry = new SimpleMeterRegistry();
        Parts parts = new Parts();
        ConsoleMeters meters =
                new ConsoleMeters(pipeline, LiveView.of(pipeline), parts, new AccessCounts(), new TradeLatency());
        meters.all().forEach(each -> each.bindTo(registry));
        try (HistoryDatabase database = HistoryDatabase.open(new CompletableFuture<>(), pipeline.qualifiedName());
                Notifications notifications = Notifications.start(
                        pipeline, database, new ConsoleConnection("127.0.0.1:1", Map.of()), null, Clock.systemUTC())) {
            parts.notifications = notifications;

            assertThat(registry.get("stockpipeline.console.deliveries").gauges())
                    .hasSize(4)
                    .allSatisfy(gauge -> assertThat(gauge.value()).isNaN());
            assertThat(parts.notifications()).isNull();
        }
    }
}
