package io.stockpipeline.app.console;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.yaml.PipelineFile;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two consoles write the history. Again and again one of them is killed as {@code kill -9} does, and PostgreSQL is stopped and
 * started, while records keep coming. In the end the tables hold what the topics hold, every record once.
 */
class HistoryCrashTest {
    private static final int KILLS = 10;
    private static final int SHORTEST_LIFE_MS = 800;
    private static final int LONGEST_LIFE_MS = 3_000;
    private static final Duration CATCHING_UP = Duration.ofSeconds(90);

    @TempDir
    Path folder;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final Deque<Process> consoles = new ArrayDeque<>();

    @Test
    void shouldHoldEveryRecordOnce() throws Exception {
        System.out.println("lives are drawn from seed " + seed);
        Path file = Files.writeString(folder.resolve("pipeline.yaml"), """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata: { name: history }
                spec:
                  symbols: ["*"]
                  source: { file: { path: none.csv } }
                  windows: [{ size: 5m }]
                """);
        StockPipeline pipeline = PipelineFile.read(file);
        PipelineTopics topics = PipelineTopics.of(pipeline);
        int port = freePort();
        String database = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        EmbeddedPostgres postgres = startPostgres(port);
        try (EmbeddedBroker broker = EmbeddedBroker.start(folder.resolve("kafka"), fault -> {
            throw new AssertionError(fault);
        })) {
            String kafka = broker.bootstrapServers();
            make(kafka, topics);
            try (TopicWriter writer = new TopicWriter(kafka, topics, new Random(seed))) {
                for (int kills = 0; kills < KILLS; kills++) {
                    while (consoles.size() < 2) {
                        consoles.add(HistoryWriter.start(file, kafka, database, folder.resolve("output.txt")));
                    }
                    writeFor(writer, lifetime());
                    postgres.close();
                    writeFor(writer, lifetime() / 4);
                    postgres = startPostgres(port);
                    writeFor(writer, lifetime());
                    consoles.remove().destroyForcibly().waitFor();
                }
            }
            consoles.add(HistoryWriter.start(file, kafka, database, folder.resolve("output.txt")));

            Contents expected = read(kafka, topics);
            String inSchema = database + "?user=postgres&currentSchema=" + pipeline.qualifiedName();
            await().atMost(CATCHING_UP)
                    .ignoreExceptionsInstanceOf(SQLException.class)
                    .until(() -> count(inSchema, "averages") == expected.count("averages")
                            && count(inSchema, "alarms") == expected.count("alarms")
                            && unread(inSchema, kafka, topics) == 0);
            try (Connection connection = DriverManager.getConnection(inSchema)) {
                assertThat(Contents.ofTables(connection)).hasToString(expected.toString());
            }
            assertThat(count(inSchema, "sink_gap")).isZero();
            assertThat(count(inSchema, "sink_unreadable")).isZero();
            System.out.println("the history holds " + expected);
        } finally {
            consoles.forEach(Process::destroyForcibly);
            postgres.close();
        }
    }

    private int lifetime() {
        return SHORTEST_LIFE_MS + random.nextInt(LONGEST_LIFE_MS - SHORTEST_LIFE_MS);
    }

    private static void writeFor(TopicWriter writer, int millis) {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        while (System.nanoTime() < end) {
            writer.write();
        }
    }

    private EmbeddedPostgres startPostgres(int port) throws IOException {
        return EmbeddedPostgres.builder()
                .setDataDirectory(folder.resolve("postgres"))
                .setCleanDataDirectory(false)
                .setServerConfig("listen_addresses", "127.0.0.1")
                .setPort(port)
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD)
                .setPGStartupWait(Duration.ofMinutes(1))
                .start();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    private static List<String> names(PipelineTopics topics) {
        return List.of(topics.averages(), topics.alarms(), topics.bars());
    }

    private static void make(String kafka, PipelineTopics topics) throws Exception {
        try (Admin admin = Admin.create(Map.of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
            admin.createTopics(names(topics).stream()
                            .map(name -> new NewTopic(name, TopicWriter.PARTITIONS, (short) 1))
                            .toList())
                    .all()
                    .get();
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(String kafka) {
        return new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
    }

    private static Collection<TopicPartition> partitions(String topic) {
        return IntStream.range(0, TopicWriter.PARTITIONS)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList();
    }

    private static Contents read(String kafka, PipelineTopics topics) throws Exception {
        Contents.OfTopics contents = new Contents.OfTopics();
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            List<TopicPartition> all = names(topics).stream()
                    .flatMap(topic -> partitions(topic).stream())
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            Map<TopicPartition, Long> ends = consumer.endOffsets(all);
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                for (ConsumerRecord<byte[], byte[]> record : consumer.poll(Duration.ofMillis(200))) {
                    if (record.topic().equals(topics.averages())) {
                        contents.average(record);
                    } else if (record.topic().equals(topics.alarms())) {
                        contents.alarm(record);
                    } else {
                        contents.bar(record);
                    }
                }
            }
        }
        return contents.all();
    }

    /** Offsets that the history has not noted as read. */
    private static long unread(String database, String kafka, PipelineTopics topics) throws SQLException {
        Map<String, Long> noted = new HashMap<>();
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT topic, sum(next_offset) FROM sink_offset GROUP BY 1")) {
            while (rows.next()) {
                noted.put(rows.getString(1), rows.getLong(2));
            }
        }
        try (KafkaConsumer<byte[], byte[]> consumer = consumer(kafka)) {
            return Stream.of(
                            Map.entry("averages", topics.averages()),
                            Map.entry("alarms", topics.alarms()),
                            Map.entry("bars", topics.bars()))
                    .mapToLong(topic -> consumer.endOffsets(partitions(topic.getValue())).values().stream()
                                    .mapToLong(Long::longValue)
                                    .sum()
                            - noted.getOrDefault(topic.getKey(), 0L))
                    .sum();
        }
    }

    private static long count(String database, String table) throws SQLException {
        try (Connection connection = DriverManager.getConnection(database);
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
