package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.health.Health;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.role.ExtractorRole;
import io.stockpipeline.app.role.ProcessorRole;
import io.stockpipeline.app.role.Role;
import io.stockpipeline.app.role.RoleRun;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.extractor.Extractor;
import io.stockpipeline.extractor.publish.PublisherConnection;
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
import org.apache.kafka.clients.admin.Admin;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Kafka goes away under running roles and comes back: they go on by themselves, and its readers find what they would have
 * found without the outage.
 */
class OutageTest {
    /**
     * Longer than the ten seconds after which a transaction of Kafka Streams is given up. {@code -Doutage.seconds=500} outlasts
     * every other patience: a minute of the extractor's transactions, two of a record's delivery, five of a task.
     */
    private static final Duration OUTAGE = Duration.ofSeconds(Integer.getInteger("outage.seconds", 15));

    private static final int TICKS = 6_000;
    /** Two minutes of ticks in twelve seconds. */
    private static final int SPEED = 10;

    private static final Duration PATIENCE = Duration.ofMinutes(3);

    @TempDir
    Path folder;

    @Test
    void shouldLoseAndDoubleNothing() throws Exception {
        Path file = new Workload(folder, TICKS).writeTicks(3).writePipeline(2, "ExactlyOnce");
        Files.writeString(file, Files.readString(file).replace("path: ticks.csv", "path: ticks.csv, speed: " + SPEED));
        Topics expected = Topics.ofBacktest(file, folder);
        int averages =
                expected.averages().values().stream().mapToInt(List::size).sum();
        StockPipeline pipeline = Workload.read(file);
        StopSignal stop = new StopSignal();
        EmbeddedBroker broker = start();
        ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        PipelineTopics topics = PipelineTopics.of(pipeline);
        try (Admin admin = Admin.create(clients.toConfig())) {
            new TopicCreator(admin).create(topics.definitions());
        }
        RoleRun extractor = role(
                new ExtractorRole(
                        pipeline, clients, 0, SourceContext.of(folder, null, Clock.systemUTC()), Optional.empty()),
                pipeline,
                clients);
        RoleRun processor = role(new ProcessorRole(pipeline, clients, folder.resolve("state")), pipeline, clients);
        List<CompletableFuture<Void>> runs = List.of(run(extractor, stop), run(processor, stop));
        try {
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> Topics.committedRecords(clients, topics.averages()) > averages / 10);

            broker.close();
            Awaitility.await()
                    .during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(5))
                    .until(() -> extractor.live().well() && processor.live().well() && !ended(runs));
            broker = start();

            assertThat(broker.bootstrapServers()).isEqualTo(clients.bootstrapServers());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> ended(runs) || Topics.committedRecords(clients, topics.averages()) >= averages);
            Awaitility.await().atMost(PATIENCE).untilAsserted(() -> {
                assertThat(extractor.ready()).isEqualTo(Health.ok("the source has come to its end"));
                assertThat(processor.ready()).isEqualTo(Health.ok());
            });
        } finally {
            stop.stop(new RunEnd.Interrupted());
            assertThat(runs).allSatisfy(run -> assertThat(run).succeedsWithin(Duration.ofSeconds(30)));
            broker.close();
        }
        Topics.committed(pipeline, folder.resolve("kafka")).shouldEqual(expected);
    }

    @Test
    void shouldLoseAndDoubleNothingOfALiveSource() throws Exception {
        StockPipeline pipeline = PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: live }
                spec:
                  symbols: [A, B, C]
                  source: { synthetic: { rate: 20 } }
                  windows: [{ size: 1m }]
                  topics: { partitions: 2, replicationFactor: 1 }
                """);
        PipelineTopics topics = PipelineTopics.of(pipeline);
        StopSignal stop = new StopSignal();
        EmbeddedBroker broker = start();
        ClientSettings clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        try (Admin admin = Admin.create(clients.toConfig())) {
            new TopicCreator(admin).create(topics.definitions());
        }
        RoleRun processor = role(new ProcessorRole(pipeline, clients, folder.resolve("state")), pipeline, clients);
        CompletableFuture<Void> run = run(processor, stop);
        Extractor extractor = new Extractor(
                pipeline,
                new PublisherConnection(clients.bootstrapServers(), Map.of(), "extractor"),
                0,
                SourceContext.of(folder, null, Clock.systemUTC()));
        try {
            extractor.start();
            Awaitility.await().atMost(PATIENCE).until(() -> Topics.committedRecords(clients, topics.averages()) > 100);

            broker.close();
            Awaitility.await()
                    .during(OUTAGE)
                    .atMost(OUTAGE.plusSeconds(5))
                    .until(() -> extractor.health().live() && processor.live().well() && !run.isDone());
            assertThat(extractor.health().delivering()).isFalse();
            broker = start();

            Awaitility.await().atMost(PATIENCE).until(() -> extractor.health().delivering());
            extractor.close();
            long ticks = extractor.counters().read();
            assertThat(extractor.counters().published()).isEqualTo(ticks);
            assertThat(ticks).isGreaterThan(OUTAGE.toSeconds() * 3 * 20);
            assertThat(Topics.committedRecords(clients, topics.ticks())).isEqualTo(ticks);
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> run.isDone() || Topics.committedRecords(clients, topics.averages()) >= ticks);
            assertThat(Topics.committedRecords(clients, topics.averages())).isEqualTo(ticks);
        } finally {
            extractor.close();
            stop.stop(new RunEnd.Interrupted());
            assertThat(run).succeedsWithin(Duration.ofSeconds(30));
            broker.close();
        }
    }

    private EmbeddedBroker start() {
        return EmbeddedBroker.start(folder.resolve("kafka"), fault -> {
            throw new AssertionError(fault);
        });
    }

    private static boolean ended(List<CompletableFuture<Void>> runs) {
        return runs.stream().anyMatch(CompletableFuture::isDone);
    }

    private static RoleRun role(Role role, StockPipeline pipeline, ClientSettings clients) {
        return new RoleRun(role, PipelineTopics.of(pipeline), clients, 1, () -> "");
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
}
