package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.broker.EmbeddedBroker;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.live.RunCounts;
import io.stockpipeline.app.local.LocalRun;
import io.stockpipeline.app.local.RunOptions;
import io.stockpipeline.app.local.RunResult;
import io.stockpipeline.app.stop.RunEnd;
import io.stockpipeline.app.stop.StopSignal;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.topic.PipelineTopics;
import java.io.IOException;
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
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/** Somebody else's Kafka with a topic of trades, a producer that writes there, and pipelines that read it. */
final class ForeignKafka implements AutoCloseable {
    static final Duration PATIENCE = Duration.ofMinutes(2);
    static final String TOPIC = "trades";
    /** Another number than the pipelines have. */
    static final int PARTITIONS = 3;

    private static final int AT_A_TIME = 20;

    private final Path folder;
    private final EmbeddedBroker broker;
    private final ClientSettings clients;
    private final KafkaProducer<String, String> producer;
    private final Admin admin;

    /** @param folder of the pipeline's file and its data */
    ForeignKafka(Path folder, EmbeddedBroker broker) {
        this.folder = folder;
        this.broker = broker;
        clients = new ClientSettings(broker.bootstrapServers(), Map.of());
        producer = new KafkaProducer<>(clients.toConfig(), new StringSerializer(), new StringSerializer());
        admin = Admin.create(clients.toConfig());
    }

    static ForeignKafka start(Path folder) {
        return new ForeignKafka(folder, EmbeddedBroker.start(data(folder), ForeignKafka::fail));
    }

    /** Where the broker keeps what it has. */
    static Path data(Path folder) {
        return folder.resolve("kafka");
    }

    static void fail(String fault) {
        throw new AssertionError(fault);
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
        broker.close();
    }

    ClientSettings clients() {
        return clients;
    }

    Admin admin() {
        return admin;
    }

    KafkaProducer<String, String> producer() {
        return producer;
    }

    void createTopic() throws Exception {
        admin.createTopics(List.of(new NewTopic(TOPIC, PARTITIONS, (short) 1)))
                .all()
                .get();
    }

    boolean exists(String topic) throws Exception {
        return admin.listTopics().names().get().contains(topic);
    }

    /** How far a topic has been written, whatever of it is committed. */
    long written(String topic) throws Exception {
        if (!exists(topic)) {
            return 0;
        }
        Map<TopicPartition, OffsetSpec> ends = IntStream.range(0, 2)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }

    /** A few at a time, each time waiting for Kafka: so it takes a while. */
    void sendSteadily(List<String> values) {
        for (int i = 0; i < values.size(); i += AT_A_TIME) {
            send(values.subList(i, Math.min(i + AT_A_TIME, values.size())));
        }
    }

    /** Keyed by the symbol where there is one at the beginning, as a producer of CSV would. */
    void send(List<String> values) {
        for (String value : values) {
            int comma = value.indexOf(',');
            String key = value.startsWith("{") || comma < 0 ? "any" : value.substring(0, comma);
            producer.send(new ProducerRecord<>(TOPIC, key, value));
        }
        producer.flush();
    }

    int committed(String topic) {
        return Topics.committedRecords(clients, topic);
    }

    interface Condition {
        boolean holds() throws Exception;
    }

    RunCounts runUntil(StockPipeline pipeline, Condition done) {
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

    RunResult run(StockPipeline pipeline, @Nullable ClientSettings kafka, StopSignal stop) throws InterruptedException {
        RunOptions options = new RunOptions(folder, null, folder.resolve("data"), kafka, null, false, null);
        return new LocalRun(pipeline, options, null, warning -> {}).run(stop);
    }

    Path write(String spec) throws IOException {
        return Files.writeString(
                folder.resolve("pipeline.yaml"),
                "apiVersion: stockpipeline.io/v1alpha1\nkind: StockPipeline\nmetadata: { name: test }\nspec:\n"
                        + spec.indent(2));
    }
}
