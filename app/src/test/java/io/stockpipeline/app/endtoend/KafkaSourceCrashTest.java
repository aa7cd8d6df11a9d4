package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.broker.BrokerWithSettings;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that reads somebody else's topic is killed while it re-keys and computes. */
class KafkaSourceCrashTest {
    private static final int TICKS = 30_000;
    private static final int LIVES = 3;
    /** So many ticks tell whether a process works. */
    private static final int FIRST = 100;
    /** How soon the broker takes a killed process for dead; until then its successor has no partitions. */
    private static final Map<String, String> SESSION = Map.of("group.streams.session.timeout.ms", "3000");

    @TempDir
    Path folder;

    private ForeignKafka kafka;

    @BeforeEach
    void start() {
        kafka = new ForeignKafka(
                folder, BrokerWithSettings.start(ForeignKafka.data(folder), ForeignKafka::fail, SESSION));
    }

    @AfterEach
    void close() {
        kafka.close();
    }

    /** Killed as {@code kill -9} does while it re-keys and computes; what is committed is what a backtest computes. */
    @Test
    void shouldLoseAndDoubleNothingWhenItIsKilled() throws Exception {
        kafka.createTopic();
        new Workload(folder, TICKS).writeTicks(5);
        String windows = """
                symbols: [AAPL, MSFT, NVDA, IBM, GM]
                grace: 4s
                windows: [{ size: 5s, tolerance: 0.05% }, { type: Tumbling, size: 10s }, { type: Count, count: 20 }]
                topics: { partitions: 2, replicationFactor: 1 }
                """;
        Topics expected = Topics.ofBacktest(kafka.write(windows + "source: { file: { path: ticks.csv } }\n"), folder);
        int averages =
                expected.averages().values().stream().mapToInt(List::size).sum();
        List<String> lines = Files.readAllLines(folder.resolve("ticks.csv"));
        Path file = kafka.write(windows + "source: { kafka: { topic: trades, format: Csv } }\n");
        PipelineTopics topics = PipelineTopics.of(Workload.read(file));
        RunProcess run = new RunProcess(folder);
        String[] options = {"--quiet", "--kafka", kafka.clients().bootstrapServers(), "--history", "none", "--port", "0"
        };

        for (int life = 0; life < LIVES; life++) {
            int from = 1 + life * TICKS / LIVES;
            int to = 1 + (life + 1) * TICKS / LIVES;
            Process process = run.start(file, options);
            long before = kafka.written(topics.averages());
            // It works when it has computed something; the rest comes while it does, and at some moment of that it is
            // killed.
            kafka.send(lines.subList(from, from + FIRST));
            awaitWritten(topics.averages(), before, process, run);
            long working = kafka.written(topics.averages());
            CompletableFuture<Void> rest =
                    CompletableFuture.runAsync(() -> kafka.sendSteadily(lines.subList(from + FIRST, to)));
            awaitWritten(topics.averages(), working, process, run);
            if (life < LIVES - 1) {
                process.destroyForcibly().waitFor();
                rest.join();
            } else {
                rest.join();
                Awaitility.await()
                        .atMost(ForeignKafka.PATIENCE)
                        // Each look reads the whole topic.
                        .pollInterval(Duration.ofSeconds(1))
                        .until(() -> kafka.committed(topics.averages()) >= averages);
                process.destroy();
                process.waitFor();
            }
        }

        kafka.close();
        Topics found = Topics.committed(Workload.read(file), ForeignKafka.data(folder));
        assertThat(found.averages()).isEqualTo(expected.averages());
        assertThat(Topics.records(ForeignKafka.data(folder), topics.ticks())).hasSize(TICKS);
    }

    private void awaitWritten(String topic, long before, Process process, RunProcess run) throws IOException {
        Awaitility.await()
                .atMost(ForeignKafka.PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || kafka.written(topic) > before);
        assertThat(process.isAlive()).as("%s", run.printed()).isTrue();
    }
}
