package io.stockpipeline.extractor.publish;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * Where one shard's position stands: key {@code extractor-<shard>}, always in the same partition, so that one partition
 * tells all.
 */
final class CommittedPosition {
    /** The newest position is nearly always among so many records; older ones may not have been compacted yet. */
    private static final long TAIL = 1000;

    private static final Duration POLL = Duration.ofMillis(200);
    /** Polls without a record before Kafka counts as away. */
    private static final int FRUITLESS_POLLS = 150;

    private final TopicPartition partition;
    private final byte[] key;

    CommittedPosition(String topic, int shard, int partitions) {
        partition = new TopicPartition(topic, shard % partitions);
        key = ("extractor-" + shard).getBytes(StandardCharsets.UTF_8);
    }

    ProducerRecord<byte[], byte[]> record(Position position) {
        return new ProducerRecord<>(partition.topic(), partition.partition(), key, PositionCodec.encode(position));
    }

    /** The last committed position; the producer has to have fenced its predecessor before. */
    Optional<Position> read(Consumer<byte[], byte[]> consumer) {
        List<TopicPartition> assigned = List.of(partition);
        consumer.assign(assigned);
        long begin = offset(consumer.beginningOffsets(assigned));
        long end = offset(consumer.endOffsets(assigned));
        long tail = Math.max(begin, end - TAIL);
        Position newest = newest(consumer, tail, end);
        if (newest == null && tail > begin) {
            newest = newest(consumer, begin, end);
        }
        return Optional.ofNullable(newest);
    }

    private long offset(Map<TopicPartition, Long> offsets) {
        return Objects.requireNonNull(offsets.get(partition), "Kafka answers for every partition it is asked about");
    }

    private @Nullable Position newest(Consumer<byte[], byte[]> consumer, long from, long end) {
        Position newest = null;
        int fruitless = 0;
        consumer.seek(partition, from);
        while (consumer.position(partition) < end) {
            long before = consumer.position(partition);
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL).records(partition)) {
                if (Arrays.equals(record.key(), key)) {
                    newest = record.value() == null ? null : PositionCodec.decode(record.value());
                }
            }
            fruitless = consumer.position(partition) == before ? fruitless + 1 : 0;
            if (fruitless > FRUITLESS_POLLS) {
                throw new TimeoutException("the position in " + partition + " could not be read");
            }
        }
        return newest;
    }
}
