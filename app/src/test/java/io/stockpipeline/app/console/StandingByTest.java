package io.stockpipeline.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.console.ConsoleConnection;
import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.sink.HistorySink;
import io.stockpipeline.console.history.sink.SinkStatus.Phase;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** Of two consoles one writes the history. The other knows how far it is, and has nothing to complain of. */
class StandingByTest {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int WRITES = 5;

    private final Logger consumers = (Logger) LoggerFactory.getLogger("org.apache.kafka.clients.consumer");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();

    @TempDir
    Path folder;

    @BeforeEach
    void listen() {
        log.start();
        // As a role in a pod has it; in a test the libraries say nothing.
        consumers.setLevel(Level.WARN);
        consumers.addAppender(log);
    }

    @AfterEach
    void listenNoMore() {
        consumers.detachAppender(log);
        consumers.setLevel(null);
    }

    @Test
    void shouldTellTheLagWithoutAWarning() throws Exception {
        PipelineTopics topics = topics();
        try (EmbeddedPostgres postgres = postgres();
                EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {
                    throw new AssertionError(fault);
                })) {
            make(broker.bootstrapServers(), topics);
            try (TopicWriter writer = new TopicWriter(broker.bootstrapServers(), topics, new Random(5))) {
                for (int i = 0; i < WRITES; i++) {
                    writer.write();
                }
            }
            try (HistoryDatabase database = database(postgres);
                    HistorySink one = sink(database, broker, topics);
                    HistorySink other = sink(database, broker, topics)) {
                await().atMost(PATIENCE).untilAsserted(() -> {
                    assertThat(List.of(one.status().phase(), other.status().phase()))
                            .containsExactlyInAnyOrder(Phase.Writing, Phase.StandingBy);
                    HistorySink idle = one.status().phase() == Phase.StandingBy ? one : other;
                    assertThat(idle.status().lag()).isNotEmpty();
                    assertThat(idle.status().totalLag()).isZero();
                });
            }
        }

        assertThat(log.list).isEmpty();
    }

    private PipelineTopics topics() throws Exception {
        return PipelineTopics.of(PipelineFile.read(Files.writeString(folder.resolve("pipeline.yaml"), """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: standing-by }
                spec:
                  symbols: ["*"]
                  source: { file: { path: none.csv } }
                  windows: [{ size: 5m }]
                """)));
    }

    private EmbeddedPostgres postgres() throws Exception {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(PATIENCE)
                .start();
    }

    private static HistoryDatabase database(EmbeddedPostgres postgres) {
        String url = "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/postgres";
        return HistoryDatabase.open(new DatabaseAddress(url, "postgres", ""), "local.standing-by");
    }

    private static HistorySink sink(HistoryDatabase database, EmbeddedBroker broker, PipelineTopics topics) {
        return HistorySink.start(
                database,
                new ConsoleConnection(broker.bootstrapServers(), Map.of()),
                topics,
                Retention.FOR_EVER,
                Clock.systemUTC());
    }

    private static void make(String kafka, PipelineTopics topics) throws Exception {
        try (Admin admin = Admin.create(Map.of("bootstrap.servers", kafka))) {
            admin.createTopics(Stream.of(topics.ticks(), topics.averages(), topics.alarms(), topics.bars())
                            .map(name -> new NewTopic(name, TopicWriter.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }
}
