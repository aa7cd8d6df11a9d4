package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.app.backtest.BacktestRequest;
import io.stockpipeline.app.backtest.BacktestRun;
import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** The three outputs of a pipeline, by symbol, each in the order in which its records came. */
record Topics(Map<String, List<String>> averages, Map<String, List<String>> alarms, Map<String, List<String>> bars) {
    private static final Pattern SYMBOL = Pattern.compile("\"symbol\":\"([^\"]+)\"");

    /** What an undisturbed computation with no Kafka gives. */
    static Topics ofBacktest(Path file, Path folder) throws IOException, InterruptedException {
        Path averages = folder.resolve("averages.jsonl");
        Path alarms = folder.resolve("alarms.jsonl");
        Path bars = folder.resolve("bars.jsonl");
        new BacktestRun(new BacktestRequest(
                        Workload.read(file), file.getParent(), null, averages, alarms, bars, null, List.of()))
                .run(OutputStream.nullOutputStream());
        return new Topics(bySymbol(lines(averages)), bySymbol(lines(alarms)), bySymbol(lines(bars)));
    }

    /** A backtest and a topic hold the same texts, or should: each stands in memory once. */
    private static List<String> lines(Path file) throws IOException {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.map(String::intern).toList();
        }
    }

    /** What a reader of committed records finds in the broker's folder. */
    static Topics committed(StockPipeline pipeline, Path kafkaFolder) {
        PipelineTopics topics = PipelineTopics.of(pipeline);
        return reading(
                kafkaFolder,
                consumer -> new Topics(
                        values(consumer, topics.averages()),
                        values(consumer, topics.alarms()),
                        values(consumer, topics.bars())));
    }

    /** A topic's committed records in the broker's folder. */
    static List<ConsumerRecord<byte[], byte[]>> records(Path kafkaFolder, String topic) {
        return reading(kafkaFolder, consumer -> read(consumer, topic, record -> record));
    }

    /** A topic's committed records in a running Kafka. */
    static List<ConsumerRecord<byte[], byte[]>> records(ClientSettings clients, String topic) {
        return committed(clients, topic, record -> record);
    }

    /** How many committed records a topic of a running Kafka holds; end offsets count the marks of transactions too. */
    static int committedRecords(ClientSettings clients, String topic) {
        return committed(clients, topic, ConsumerRecord::offset).size();
    }

    private static <T> List<T> committed(
            ClientSettings clients, String topic, Function<ConsumerRecord<byte[], byte[]>, T> kept) {
        Map<String, Object> settings = clients.toConfig();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        try (KafkaConsumer<byte[], byte[]> consumer =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return read(consumer, topic, kept);
        }
    }

    private static <T> T reading(Path kafkaFolder, Function<KafkaConsumer<byte[], byte[]>, T> reader) {
        EmbeddedBroker broker = EmbeddedBroker.start(kafkaFolder, fault -> {
            throw new AssertionError(fault);
        });
        try (KafkaConsumer<byte[], byte[]> consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        broker.bootstrapServers(),
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        "read_committed",
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        10_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer())) {
            return reader.apply(consumer);
        } finally {
            broker.close();
        }
    }

    private static Map<String, List<String>> values(KafkaConsumer<byte[], byte[]> consumer, String topic) {
        return bySymbol(read(consumer, topic, record -> new String(record.value(), StandardCharsets.UTF_8).intern()));
    }

    /** Keeps of each record what is asked for only: a topic of averages is large. */
    private static <T> List<T> read(
            KafkaConsumer<byte[], byte[]> consumer, String topic, Function<ConsumerRecord<byte[], byte[]>, T> kept) {
        Collection<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
        List<T> records = new ArrayList<>();
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(200)).forEach(record -> records.add(kept.apply(record)));
        }
        return records;
    }

    private static Map<String, List<String>> bySymbol(List<String> values) {
        Map<String, List<String>> bySymbol = new TreeMap<>();
        for (String value : values) {
            Matcher symbol = SYMBOL.matcher(value);
            assertThat(symbol.find()).isTrue();
            bySymbol.computeIfAbsent(symbol.group(1), key -> new ArrayList<>()).add(value);
        }
        return bySymbol;
    }

    /** Nothing missing, nothing doubled, nothing out of order. */
    void shouldEqual(Topics expected) {
        shouldEqual("averages", averages, expected.averages);
        shouldEqual("alarms", alarms, expected.alarms);
        shouldEqual("bars", bars, expected.bars);
    }

    /** One by one, so that a failure shows the first record that differs and not all of them. */
    private static void shouldEqual(
            String topic, Map<String, List<String>> actual, Map<String, List<String>> expected) {
        assertThat(actual.keySet()).as(topic).isEqualTo(expected.keySet());
        expected.forEach((symbol, records) -> {
            List<String> found = actual.get(symbol);
            for (int i = 0; i < Math.min(records.size(), found.size()); i++) {
                assertThat(found.get(i)).as("%s %s %d", topic, symbol, i).isEqualTo(records.get(i));
            }
            assertThat(found.size()).as("%s %s", topic, symbol).isEqualTo(records.size());
        });
    }

    /** Nothing missing; repeats allowed, but nothing that should not be there. */
    void shouldHoldAllOf(Topics expected) {
        shouldHold("averages", averages, expected.averages);
        shouldHold("alarms", alarms, expected.alarms);
        shouldHold("bars", bars, expected.bars);
    }

    private static void shouldHold(String topic, Map<String, List<String>> actual, Map<String, List<String>> expected) {
        expected.forEach((symbol, records) -> assertThat(new HashSet<>(actual.get(symbol)))
                .as("%s %s", topic, symbol)
                .isEqualTo(new HashSet<>(records)));
    }
}
