package io.stockpipeline.bench.harness.arena;

import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** Writes a workload to its topic, once: an input of the same workload that is there already is used as it is. */
public final class Input {
    private final Cluster cluster;
    private final Path folder;

    /** @param folder of the broker, beside whose data it is noted what was written */
    public Input(Cluster cluster, Path folder) {
        this.cluster = cluster;
        this.folder = folder;
    }

    /** Sees to it that the topic holds the workload, and nothing else. */
    public void provide(String topic, Workload workload) throws IOException, InterruptedException, ExecutionException {
        if (isThere(topic, workload)) {
            return;
        }
        Files.deleteIfExists(note(topic));
        cluster.delete(topic::equals);
        cluster.create(topic, workload.partitions());
        write(topic, workload);
        try (Writer out = Files.newBufferedWriter(note(topic))) {
            workload.toProperties().store(out, null);
        }
    }

    private boolean isThere(String topic, Workload workload)
            throws IOException, InterruptedException, ExecutionException {
        if (!Files.exists(note(topic)) || !cluster.exists(topic)) {
            return false;
        }
        Properties written = new Properties();
        try (Reader in = Files.newBufferedReader(note(topic))) {
            written.load(in);
        }
        return written.equals(workload.toProperties());
    }

    private Path note(String topic) {
        return folder.resolve(topic + ".properties");
    }

    private void write(String topic, Workload workload) {
        TickCodec codec = new TickCodec();
        AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
        try (KafkaProducer<byte[], byte[]> producer =
                new KafkaProducer<>(settings(), new ByteArraySerializer(), new ByteArraySerializer())) {
            TickSequence ticks = new TickSequence(workload);
            while (ticks.hasNext()) {
                Tick tick = ticks.next();
                send(producer, record(topic, tick, codec), failure);
            }
        }
        Exception lost = failure.get();
        if (lost != null) {
            throw new IllegalStateException("the input could not be written", lost);
        }
    }

    @SuppressWarnings("FutureReturnValueIgnored") // what fails is told to the callback
    private static void send(
            KafkaProducer<byte[], byte[]> producer,
            ProducerRecord<byte[], byte[]> record,
            AtomicReference<@Nullable Exception> failure) {
        producer.send(record, (place, fault) -> {
            if (fault != null) {
                failure.compareAndSet(null, fault);
            }
        });
    }

    /** A tick as it stands in the topic: by symbol, with its own time. */
    public static ProducerRecord<byte[], byte[]> record(String topic, Tick tick, TickCodec codec) {
        return new ProducerRecord<>(
                topic, null, tick.time(), tick.symbol().getBytes(StandardCharsets.UTF_8), codec.encode(tick));
    }

    private Map<String, Object> settings() {
        return Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                cluster.bootstrapServers(),
                ProducerConfig.COMPRESSION_TYPE_CONFIG,
                "lz4",
                ProducerConfig.BATCH_SIZE_CONFIG,
                128 * 1024,
                ProducerConfig.LINGER_MS_CONFIG,
                20,
                ProducerConfig.BUFFER_MEMORY_CONFIG,
                64 * 1024 * 1024);
    }
}
