package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.local.LocalRun;
import io.stockpipeline.app.local.RunOptions;
import io.stockpipeline.app.local.RunResult;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Ticks that stand in a topic of somebody else's Kafka, with another number of partitions than the pipeline has. */
class KafkaSourceTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String TOPIC = "trades";
    private static final int FOREIGN_PARTITIONS = 3;
    private static final int TICKS = 20_000;
    private static final int KILLS = 4;
    private static final long LIFE_AFTER_FIRST_RESULTS_MS = 300;

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private ClientSettings clients;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {
            throw new AssertionError(fault);
        });
        clients = new ClientSettings(broker.bootstrapServers(), Map.of());
    }

    @AfterEach
    void close() {
        broker.close();
    }

    @Test
    void shouldComputeWhatFinnhubsMessagesHoldUpToTheMostSymbols() throws Exception {
        createTopic();
        StockPipeline pipeline = Workload.read(write("""
                symbols: ["*"]
                maxSymbols: 2
                source:
                  kafka: { topic: trades, fields: { symbol: s, time: t, price: p, size: v }, explode: data }
                windows: [{ size: 5m }]
                topics: { partitions: 1, replicationFactor: 1 }
                """));
        send(List.of(
                "{\"type\":\"ping\"}",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"BINANCE:BTCUSDT\",\"p\":7296.89,\"t\":1575526691134,"
                        + "\"v\":0.011467,\"c\":[\"1\",\"12\"]},{\"s\":\"AAPL\",\"p\":189.1200,\"t\":1575526691135}]}",
                "garbage",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"AAPL\",\"t\":1575526691136},"
                        + "{\"s\":\"AAPL\",\"p\":189.13,\"t\":1575526691137,\"c\":null}]}",
                "{\"type\":\"trade\",\"data\":[{\"s\":\"ONE:TOOMANY\",\"p\":1,\"t\":1575526691138}]}"));

        PipelineTopics topics = PipelineTopics.of(pipeline);
        RunCounts counts =
                runUntil(pipeline, () -> committed(topics.averages()) >= 3 && committed(topics.deadLetters()) >= 3);

        assertThat(counts.read()).isEqualTo(6);
        assertThat(counts.accepted()).isEqualTo(3);
        assertThat(counts.deadLetters())
                .containsOnly(Map.entry(DeadLetterReason.Malformed, 2L), Map.entry(DeadLetterReason.UnknownSymbol, 1L));
        broker.close();
        assertThat(Topics.records(folder.resolve("kafka"), topics.ticks()))
                .extracting(record -> text(record.key()) + " " + text(record.value()))
                .contains("BINANCE:BTCUSDT {\"symbol\":\"BINANCE:BTCUSDT\",\"time\":1575526691134,\"price\":7296.89,"
                        + "\"size\":0.011467,\"source\":\"kafka\"}")
                .hasSize(4);
        assertThat(Topics.records(folder.resolve("kafka"), topics.deadLetters()))
                .extracting(KafkaSourceTest::reasonAndTopic)
                .containsExactlyInAnyOrder(
                        "Malformed trades garbage",
                        "Malformed trades {\"s\":\"AAPL\",\"t\":1575526691136}",
                        "UnknownSymbol local.test.ticks {\"symbol\":\"ONE:TOOMANY\",\"time\":1575526691138,\"price\":1,"
                                + "\"source\":\"kafka\"}");
    }

    @Test
    void shouldReadATopicThatIsKeyedBySymbolAsItIs() throws Exception {
        createTopic();
        StockPipeline pipeline = Workload.read(write("""
                symbols: [AAPL, MSFT]
                source: { kafka: { topic: trades, format: Csv, keyed: true } }
                windows: [{ size: 5m }]
                topics: { partitions: 2, replicationFactor: 1 }
                """));
        send(IntStream.range(0, 100)
                .mapToObj(i -> (i % 2 == 0 ? "AAPL," : "MSFT,") + (1_575_526_691_000L + i) + ",189.12")
                .toList());

        PipelineTopics topics = PipelineTopics.of(pipeline);
        RunCounts counts = runUntil(pipeline, () -> committed(topics.averages()) >= 100);

        assertThat(counts.accepted()).isEqualTo(100);
        assertThat(committed(topics.ticks())).isZero();
    }

    /** Killed as {@code kill -9} does while it re-keys and computes; what is committed is what a backtest computes. */
    @Test
    void shouldLoseAndDoubleNothingWhenItIsKilled() throws Exception {
        createTopic();
        new Workload(folder, TICKS).writeTicks(5);
        String windows = """
                symbols: [AAPL, MSFT, NVDA, IBM, GM]
                grace: 4s
                windows: [{ size: 5s, tolerance: 0.05% }, { type: Tumbling, size: 10s }, { type: Count, count: 20 }]
                topics: { partitions: 2, replicationFactor: 1 }
                """;
        Topics expected = Topics.ofBacktest(write(windows + "source: { file: { path: ticks.csv } }\n"), folder);
        int averages =
                expected.averages().values().stream().mapToInt(List::size).sum();
        List<String> lines = Files.readAllLines(folder.resolve("ticks.csv"));
        send(lines.subList(1, lines.size()));
        Path file = write(windows + "source: { kafka: { topic: trades, format: Csv } }\n");
        PipelineTopics topics = PipelineTopics.of(Workload.read(file));
        RunProcess run = new RunProcess(folder);
        String[] options = {"--quiet", "--kafka", clients.bootstrapServers(), "--history", "none", "--port", "0"};

        for (int i = 0; i < KILLS; i++) {
            Process process = run.start(file, options);
            int before = i == 0 ? 0 : committed(topics.averages());
            Awaitility.await()
                    .atMost(PATIENCE)
                    .until(() -> !process.isAlive()
                            || before >= averages
                            || exists(topics.averages()) && committed(topics.averages()) > before);
            assertThat(process.waitFor(LIFE_AFTER_FIRST_RESULTS_MS, java.util.concurrent.TimeUnit.MILLISECONDS))
                    .as("%s", run.printed())
                    .isFalse();
            process.destroyForcibly().waitFor();
        }
        Process last = run.start(file, options);
        try {
            Awaitility.await().atMost(PATIENCE).until(() -> committed(topics.averages()) >= averages);
        } finally {
            last.destroy();
            last.waitFor();
        }

        broker.close();
        Topics found = Topics.committed(Workload.read(file), folder.resolve("kafka"));
        assertThat(found.averages()).isEqualTo(expected.averages());
        assertThat(Topics.records(folder.resolve("kafka"), topics.ticks())).hasSize(TICKS);
    }

    @Test
    void shouldSayThatTheTopicIsNotThere() throws Exception {
        StockPipeline pipeline = Workload.read(
                write("symbols: [AAPL]\nsource: { kafka: { topic: trades } }\nwindows: [{ size: 5m }]\n"));

        assertThatThrownBy(() -> run(pipeline, clients, new StopSignal()))
                .isInstanceOf(WrongInputException.class)
                .hasMessage("spec.source.kafka.topic: topic trades does not exist, in Kafka at "
                        + clients.bootstrapServers() + "; whoever writes the ticks has to create it first");
    }

    @Test
    void shouldAskInWhichKafkaTheTopicIs() throws Exception {
        StockPipeline pipeline = Workload.read(
                write("symbols: [AAPL]\nsource: { kafka: { topic: trades } }\nwindows: [{ size: 5m }]\n"));

        assertThatThrownBy(() -> run(pipeline, null, new StopSignal()))
                .isInstanceOf(WrongInputException.class)
                .hasMessage("spec.source.kafka: say in which Kafka the topic trades is, with --kafka HOST:PORT or"
                        + " spec.kafka.bootstrapServers");
    }

    private void createTopic() throws Exception {
        try (Admin admin = Admin.create(clients.toConfig())) {
            admin.createTopics(List.of(new NewTopic(TOPIC, FOREIGN_PARTITIONS, (short) 1)))
                    .all()
                    .get();
        }
    }

    private boolean exists(String topic) throws Exception {
        try (Admin admin = Admin.create(clients.toConfig())) {
            return admin.listTopics().names().get().contains(topic);
        }
    }

    /** Keyed by the symbol where there is one at the beginning, as a producer of CSV would. */
    private void send(List<String> values) {
        try (KafkaProducer<String, String> producer =
                new KafkaProducer<>(clients.toConfig(), new StringSerializer(), new StringSerializer())) {
            for (String value : values) {
                int comma = value.indexOf(',');
                String key = value.startsWith("{") || comma < 0 ? "any" : value.substring(0, comma);
                producer.send(new ProducerRecord<>(TOPIC, key, value));
            }
        }
    }

    private int committed(String topic) {
        return Topics.committedRecords(clients, topic);
    }

    private interface Condition {
        boolean holds() throws Exception;
    }

    private RunCounts runUntil(StockPipeline pipeline, Condition done) {
        StopSignal stop = new StopSignal();
        CompletableFuture<RunResult> run = CompletableFuture.supplyAsync(() -> {
            try {
                return run(pipeline, clients, stop);
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        });
        try {
            PipelineTopics topics = PipelineTopics.of(pipeline);
            Awaitility.await().atMost(PATIENCE).until(() -> run.isDone() || exists(topics.positions()) && done.holds());
        } finally {
            stop.stop(new RunEnd.TimeUp());
        }
        return run.orTimeout(PATIENCE.toSeconds(), java.util.concurrent.TimeUnit.SECONDS)
                .join()
                .progress()
                .counts();
    }

    private RunResult run(StockPipeline pipeline, @Nullable ClientSettings kafka, StopSignal stop)
            throws InterruptedException {
        RunOptions options = new RunOptions(folder, folder.resolve("data"), kafka, null, false, null);
        return new LocalRun(pipeline, options, null, warning -> {}).run(stop);
    }

    private Path write(String spec) throws IOException {
        return Files.writeString(
                folder.resolve("pipeline.yaml"),
                "apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\nmetadata: { name: test }\nspec:\n"
                        + spec.indent(2));
    }

    private static String reasonAndTopic(ConsumerRecord<byte[], byte[]> letter) {
        return text(letter.headers().lastHeader("error.reason").value()) + " "
                + text(letter.headers().lastHeader("source.topic").value()) + " " + text(letter.value());
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
