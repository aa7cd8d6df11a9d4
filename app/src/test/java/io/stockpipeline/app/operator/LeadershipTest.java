package io.stockpipeline.app.operator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.operator.StockPipelineOperator;
import io.stockpipeline.operator.settings.OperatorSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two processes of one operator: one works, the other stands by and takes over at once. */
class LeadershipTest {
    @TempDir
    Path folder;

    @Test
    void theOneThatStandsByTakesOverWhenTheLeaderLeaves() {
        try (EmbeddedBroker kafka = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {})) {
            Map<String, String> settings = Map.of(
                    OperatorSettings.BOOTSTRAP_SERVERS, kafka.bootstrapServers(),
                    OperatorSettings.NAME, "stockpipeline",
                    OperatorSettings.LEADER_ELECTION, "true");
            try (OperatorUnderTest leader = OperatorUnderTest.start(folder, settings)) {
                leader.apply(ReconcileTest.TECH);
                leader.awaitReady("tech");
                StockPipelineOperator other = leader.another("other", settings);
                leader.settle();

                assertThat(other.isStarted()).isTrue();
                assertThat(other.unhealthy()).isEmpty();
                leader.edit("tech", spec -> spec.put("grace", "20s"));
                leader.awaitReady("tech");
                assertThat(leader.cluster().writesBy("other"))
                        .noneMatch(write -> !write.kind().equals("Lease"));

                Instant left = Instant.now();
                leader.stop();
                leader.edit("tech", spec -> spec.put("grace", "10s"));
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> leader.config(leader.processor("tech")).contains("\"10s\""));
                Duration gap = Duration.between(left, Instant.now());
                System.out.println("the other one took over within " + gap.toMillis() + " ms");
                assertThat(gap).isLessThan(Duration.ofSeconds(8));
                leader.awaitReady("tech");
            }
        }
    }
}
