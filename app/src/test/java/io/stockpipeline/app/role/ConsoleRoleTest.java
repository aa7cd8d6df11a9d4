package io.stockpipeline.app.role;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.ConsoleSettings;
import io.stockpipeline.console.HistoryPlan;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.model.yaml.PipelineFile;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class ConsoleRoleTest {
    private static final String PIPELINE = """
            apiVersion: stockpipeline.io/v1alpha1
            kind: StockPipeline
            metadata: { name: tech }
            spec:
              symbols: [AAPL]
              source: { synthetic: {} }
              windows: [{ size: 5m, tolerance: 0.5% }]
              console: { enabled: true, history: { secretRef: { name: pg } } }
              notifications: [{ name: desk, webhook: { url: "http://127.0.0.1:1/" } }]
            """;

    /** Each of its parts waits five or ten seconds for a Kafka that is away. */
    @Test
    void shouldEndWithinTheTimeThoughKafkaAndDatabaseAreAway() throws Exception {
        ConsoleRole role = new ConsoleRole(new ConsoleSettings(
                PipelineFile.parse(PIPELINE.getBytes(StandardCharsets.UTF_8)),
                new ConsoleConnection("127.0.0.1:1", Map.of()),
                new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                new HistoryPlan.Kept(new CompletableFuture<>(), Retention.FOR_EVER),
                null,
                0,
                "test",
                Clock.systemUTC()));
        role.start(() -> "");
        assertThat(role.live().well()).isTrue();
        assertThat(role.failure()).isEmpty();

        long before = System.nanoTime();
        role.close(Duration.ofMillis(100));

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(3));
    }
}
