package io.stockpipeline.app.broker;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.PublisherConnection;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.processor.ProcessorApp;
import io.stockpipeline.processor.ProcessorConnection;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.FeatureUpdate;
import org.apache.kafka.clients.admin.UpdateFeaturesOptions;
import org.apache.kafka.streams.KafkaStreams.State;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A processor that stops in order, as at every rolling update, leaves its symbols to the others at once. */
class HandoverTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    /** A member that has not left is missed after 45 s only. */
    private static final Duration AT_ONCE = Duration.ofSeconds(25);

    @TempDir
    Path folder;

    @Test
    void shouldNotWaitForASessionToEnd() throws Exception {
        handOver(false);
    }

    @Test
    void shouldNotWaitForASessionToEndOnTheClassicProtocol() throws Exception {
        handOver(true);
    }

    private void handOver(boolean classic) throws Exception {
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {})) {
            ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
            try (Admin admin = Admin.create(clients.toConfig())) {
                if (classic) {
                    withoutStreamsProtocol(admin);
                }
                new TopicCreator(admin).create(PipelineTopics.of(pipeline(1)).definitions());
            }
            try (ProcessorApp leaving = processor(clients, "one");
                    ProcessorApp staying = processor(clients, "two")) {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .until(() -> leaving.state() == State.RUNNING && staying.state() == State.RUNNING);
                extractTo(1_000, clients);
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(leaving.counters().accepted()
                                        + staying.counters().accepted())
                                .isEqualTo(1_000));
                assertThat(staying.counters().accepted()).isLessThan(1_000);

                assertThat(leaving.close(Duration.ofSeconds(10))).isTrue();
                extractTo(2_000, clients);

                Awaitility.await()
                        .atMost(AT_ONCE)
                        .untilAsserted(
                                () -> assertThat(staying.counters().accepted()).isEqualTo(2_000));
            }
        }
    }

    private static void withoutStreamsProtocol(Admin admin) throws Exception {
        admin.updateFeatures(
                        Map.of(
                                "streams.version",
                                new FeatureUpdate((short) 0, FeatureUpdate.UpgradeType.SAFE_DOWNGRADE)),
                        new UpdateFeaturesOptions())
                .all()
                .get();
        assertThat(admin.describeFeatures().featureMetadata().get().finalizedFeatures())
                .doesNotContainKey("streams.version");
    }

    private ProcessorApp processor(ClientSettings clients, String name) throws Exception {
        ProcessorApp processor = new ProcessorApp(
                pipeline(1),
                new ProcessorConnection(clients.bootstrapServers(), Map.of(), folder.resolve(name)),
                failure -> {
                    throw new AssertionError(failure);
                });
        processor.start();
        return processor;
    }

    private void extractTo(int count, ClientSettings clients) throws Exception {
        try (Extractor extractor = new Extractor(
                pipeline(count),
                new PublisherConnection(clients.bootstrapServers(), Map.of(), "extractor"),
                0,
                SourceContext.of(folder, null, Clock.systemUTC()))) {
            extractor.start();
            Awaitility.await().atMost(PATIENCE).until(extractor::ended);
        }
    }

    private static StockPipeline pipeline(int count) throws Exception {
        return PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: handover }
                spec:
                  symbols: [A, B, C, D, E, F, G, H, I, J, K, L]
                  source: { synthetic: { count: %d } }
                  windows: [{ size: 5m }]
                  topics: { partitions: 4, replicationFactor: 1 }
                """.formatted(count));
    }
}
