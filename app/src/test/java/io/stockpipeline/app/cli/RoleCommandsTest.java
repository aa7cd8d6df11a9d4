package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.role.ExtractorRole;
import io.stockpipeline.app.role.ProcessorRole;
import io.stockpipeline.app.role.RoleRun;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.extractor.source.SourceContext;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RoleCommandsTest {
    private static final int PARTITIONS = 2;
    private static final int TICKS = 2_000;

    @TempDir
    Path folder;

    @Test
    void waitForTheirTopicsAndDoTheirPartOfTheWork() throws Exception {
        StockPipeline pipeline = pipeline();
        PipelineTopics topics = PipelineTopics.of(pipeline);
        StopSignal stop = new StopSignal();
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {})) {
            ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
            CompletableFuture<Void> extractor = run(
                    new RoleRun(
                            new ExtractorRole(
                                    pipeline,
                                    clients,
                                    0,
                                    SourceContext.of(folder, null, Clock.systemUTC()),
                                    Optional.empty()),
                            topics,
                            clients,
                            PARTITIONS,
                            () -> ""),
                    stop);
            CompletableFuture<Void> processor = run(
                    new RoleRun(
                            new ProcessorRole(pipeline, clients, folder.resolve("state")),
                            topics,
                            clients,
                            PARTITIONS,
                            () -> ""),
                    stop);
            try (Admin admin = Admin.create(clients.toConfig())) {
                new TopicCreator(admin).create(topics.definitions());
            }

            Awaitility.await()
                    .atMost(Duration.ofSeconds(60))
                    .until(() -> committedRecords(clients, topics.averages()) >= TICKS);

            stop.stop(new RunEnd.Interrupted());
            assertThat(extractor).succeedsWithin(Duration.ofSeconds(30));
            assertThat(processor).succeedsWithin(Duration.ofSeconds(30));
        }
    }

    @Test
    void askForTheirPipeline() {
        CommandRun run = CommandRun.of("processor", "--kafka", "127.0.0.1:9");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().contains("--pipeline=FILE");
    }

    @Test
    void askForTheSettingsThatTheirPipelineNames() throws Exception {
        Path file = Files.writeString(
                folder.resolve("pipeline.yaml"),
                text("tech", "kafka: { bootstrapServers: \"127.0.0.1:9\", clientConfigSecret: tls }"));

        CommandRun run = CommandRun.of("processor", "--pipeline", file.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly("spec.kafka.clientConfigSecret: give --client-config FILE, or --secrets-dir DIR,"
                        + " where tls/client.properties lies");
    }

    @Test
    void findTheSettingsThatTheirPipelineNamesAmongTheSecrets() throws Exception {
        Path file =
                Files.writeString(folder.resolve("pipeline.yaml"), text("tech", "kafka: { clientConfigSecret: tls }"));
        Path properties = Files.createDirectory(folder.resolve("tls")).resolve("client.properties");
        Files.writeString(properties, "ssl.key.password = ${password}\n");

        CommandRun run = CommandRun.of("extractor", "--pipeline", file.toString(), "--secrets-dir", folder.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .containsExactly(properties + ": ssl.key.password: ${password}: there is no entry \"password\""
                        + " beside client.properties");
    }

    @Test
    void refuseAnAddressForProbesThatIsNone() {
        CommandRun run = CommandRun.of("extractor", "--pipeline", "tech.yaml", "--health-address", "8081");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.errLines())
                .singleElement()
                .asString()
                .contains("'8081' is no address to listen at: give HOST:PORT, for example 0.0.0.0:8081");
    }

    private static CompletableFuture<Void> run(RoleRun role, StopSignal stop) {
        return CompletableFuture.runAsync(() -> {
            try {
                role.run(stop);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Counts by reading: end offsets count the marks of transactions too. */
    private static int committedRecords(ClientSettings clients, String topic) {
        Map<String, Object> settings = clients.toConfig();
        settings.put("isolation.level", "read_committed");
        List<TopicPartition> partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
        try (var consumer = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            int records = 0;
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                records += consumer.poll(Duration.ofMillis(200)).count();
            }
            return records;
        }
    }

    private static StockPipeline pipeline() throws Exception {
        return PipelineFile.parse(
                text("roles", "topics: { partitions: %d, replicationFactor: 1 }".formatted(PARTITIONS)));
    }

    private static String text(String name, String more) {
        return """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata:
                  name: %s
                spec:
                  symbols: [A, B]
                  source:
                    synthetic: { count: %d }
                  windows:
                    - { size: 5m }
                  %s
                """.formatted(name, TICKS, more);
    }
}
