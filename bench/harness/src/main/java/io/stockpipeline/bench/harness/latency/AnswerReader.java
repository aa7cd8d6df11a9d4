package io.stockpipeline.bench.harness.latency;

import io.stockpipeline.bench.harness.check.RecordTime;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Reads what a contestant has committed as soon as it can be read, and tells how old the ticks are that it answers. */
final class AnswerReader implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);

    private final KafkaConsumer<byte[], byte[]> consumer;
    private final Thread thread = new Thread(this::read, "answers");
    private final AtomicLong records = new AtomicLong();
    private volatile Recording recording = new Recording(0, 0);
    private volatile boolean closed;

    /**
     * Latencies of the ticks of a stretch of time, milliseconds.
     *
     * @param from time of the first tick
     * @param to time behind the last tick
     */
    private record Recording(long from, long to, Histogram millis) {
        private static final int DIGITS = 3;

        Recording(long from, long to) {
            this(from, to, new Histogram(DIGITS));
        }
    }

    AnswerReader(String bootstrapServers, String topic, int partitions) {
        consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                        IsolationLevel.READ_COMMITTED.toString(),
                        ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
                        "earliest",
                        ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
                        false,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG,
                        5_000),
                new ByteArrayDeserializer(),
                new ByteArrayDeserializer());
        consumer.assign(IntStream.range(0, partitions)
                .mapToObj(partition -> new TopicPartition(topic, partition))
                .toList());
        thread.start();
    }

    /** Records read so far. */
    long records() {
        return records.get();
    }

    /** Records latencies of the ticks of a stretch of time from now on, epoch milliseconds. */
    void record(long from, long to) {
        recording = new Recording(from, to);
    }

    /** What was recorded, milliseconds; to be looked at once all of it has been read. */
    Histogram recorded() {
        return recording.millis();
    }

    private void read() {
        try (consumer) {
            while (!closed) {
                ConsumerRecords<byte[], byte[]> answers = consumer.poll(POLL);
                long now = System.currentTimeMillis();
                Recording into = recording;
                for (ConsumerRecord<byte[], byte[]> answer : answers) {
                    long time = RecordTime.of(answer.value());
                    if (time >= into.from() && time < into.to()) {
                        into.millis().recordValue(Math.max(0, now - time));
                    }
                }
                records.addAndGet(answers.count());
            }
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
