package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.local.LocalRun;
import io.stockpipeline.app.local.RunOptions;
import io.stockpipeline.app.local.RunResult;
import io.stockpipeline.app.role.ProcessorRole;
import io.stockpipeline.app.role.RoleRun;
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
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
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
    private static final int TICKS = 30_000;
    private static final int LIVES = 3;
    /** So many ticks tell whether a process works. */
    private static final int FIRST = 100;

    private static final int AT_A_TIME = 20;

    @TempDir
    Path folder;

    private EmbeddedBroker broker;
    private ClientSettings clients;
    private KafkaProducer<String, String> producer;

    @BeforeEach
    void start() {
        broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {
            throw new AssertionError(fault);
        });
        clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        producer = new KafkaProducer<>(clients.toConfig(), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void close() {
        producer.close(Duration.ofSeconds(1));
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
        Path file = write(windows + "source: { kafka: { topic: trades, format: Csv } }\n");
        PipelineTopics topics = PipelineTopics.of(Workload.read(file));
        RunProcess run = new RunProcess(folder);
        String[] options = {"--quiet", "--kafka", clients.bootstrapServers(), "--history", "none", "--port", "0"};

        for (int life = 0; life < LIVES; life++) {
            int from = 1 + life * TICKS / LIVES;
            int to = 1 + (life + 1) * TICKS / LIVES;
            Process process = run.start(file, options);
            long before = written(topics.averages());
            // It works when it has computed something; the rest comes while it does, and at some moment of that it is
            // killed.
            send(lines.subList(from, from + FIRST));
            awaitWritten(topics.averages(), before, process, run);
            long working = written(topics.averages());
            CompletableFuture<Void> rest =
                    CompletableFuture.runAsync(() -> sendSteadily(lines.subList(from + FIRST, to)));
            awaitWritten(topics.averages(), working, process, run);
            if (life < LIVES - 1) {
                process.destroyForcibly().waitFor();
                rest.join();
            } else {
                rest.join();
                Awaitility.await().atMost(PATIENCE).until(() -> committed(topics.averages()) >= averages);
                process.destroy();
                process.waitFor();
            }
        }

        broker.close();
        Topics found = Topics.committed(Workload.read(file), folder.resolve("kafka"));
        assertThat(found.averages()).isEqualTo(expected.averages());
        assertThat(Topics.records(folder.resolve("kafka"), topics.ticks())).hasSize(TICKS);
    }

    @Test
    void shouldWaitForTheTopicAsAPodAndFollowItsOwnerWhoAddsPartitions() throws Exception {
        StockPipeline pipeline = Workload.read(write("""
                symbols: ["*"]
                source: { kafka: { topic: trades, format: Csv } }
                windows: [{ size: 5m }]
                topics: { partitions: 2, replicationFactor: 1 }
                """));
        PipelineTopics topics = PipelineTopics.of(pipeline);
        try (Admin admin = Admin.create(clients.toConfig())) {
            new TopicCreator(admin).create(topics.definitions());
            RoleRun role = new RoleRun(
                    new ProcessorRole(pipeline, clients, folder.resolve("state")), topics, clients, 2, () -> "");
            StopSignal stop = new StopSignal();
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> {
                try {
                    role.run(stop);
                } catch (InterruptedException e) {
                    throw new AssertionError(e);
                }
            });
            try {
                Awaitility.await()
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(role.ready().words())
                                .startsWith("waits for its topics")
                                .contains("topic trades does not exist"));

                createTopic();
                send(List.of("AAPL,1575526691134,189.12"));
                Awaitility.await().atMost(PATIENCE).until(() -> committed(topics.averages()) == 1);

                admin.createPartitions(Map.of(TOPIC, NewPartitions.increaseTo(FOREIGN_PARTITIONS + 1)))
                        .all()
                        .get();
                producer.partitionsFor(TOPIC);
                producer.send(new ProducerRecord<>(TOPIC, FOREIGN_PARTITIONS, "MSFT", "MSFT,1575526691135,400"))
                        .get();
                Awaitility.await().atMost(PATIENCE).until(() -> committed(topics.averages()) == 2);
                assertThat(run).isNotDone();
            } finally {
                stop.stop(new RunEnd.Interrupted());
                assertThat(run).succeedsWithin(Duration.ofSeconds(30));
            }
        }
    }

    @Test
    void shouldSayThatTheTopicIsNotThere() throws Exception {
        StockPipeline pipeline = Workload.read(
                write("symbols: [AAPL]\nsource: { kafka: { topic: trades } }\nwindows: [{ size: 5m }]\n"));

        assertThatThrownBy(() -> run(pipeline, clients, new StopSignal()))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith("spec.source.kafka.topic: Kafka at " + clients.bootstrapServers())
                .hasMessageContaining("topic trades does not exist");
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

    /** How far a topic has been written, whatever of it is committed. */
    private long written(String topic) throws Exception {
        if (!exists(topic)) {
            return 0;
        }
        try (Admin admin = Admin.create(clients.toConfig())) {
            Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, 2)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
            return admin.listOffsets(ends).all().get().values().stream()
                    .mapToLong(ListOffsetsResultInfo::offset)
                    .sum();
        }
    }

    private void awaitWritten(String topic, long before, Process process, RunProcess run) throws IOException {
        Awaitility.await()
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> !process.isAlive() || written(topic) > before);
        assertThat(process.isAlive()).as("%s", run.printed()).isTrue();
    }

    /** A few at a time, each time waiting for Kafka: so it takes a while. */
    private void sendSteadily(List<String> values) {
        for (int i = 0; i < values.size(); i += AT_A_TIME) {
            send(values.subList(i, Math.min(i + AT_A_TIME, values.size())));
        }
    }

    /** Keyed by the symbol where there is one at the beginning, as a producer of CSV would. */
    private void send(List<String> values) {
        for (String value : values) {
            int comma = value.indexOf(',');
            String key = value.startsWith("{") || comma < 0 ? "any" : value.substring(0, comma);
            producer.send(new ProducerRecord<>(TOPIC, key, value));
        }
        producer.flush();
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
        return run.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS)
                .join()
                .progress()
                .counts();
    }

    private RunResult run(StockPipeline pipeline, @Nullable ClientSettings kafka, StopSignal stop)
            throws InterruptedException {
        RunOptions options = new RunOptions(folder, null, folder.resolve("data"), kafka, null, false, null);
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
