package io.stockpipeline.operator.kafka;

import io.stockpipeline.model.topic.EndMarker;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;

/** Tells whether a finite source has come to its end: its last record is then a marker. */
public final class SourceEnd {
    /** The marker, and what a transaction writes after it. */
    private static final int LAST = 5;

    /** So long an extractor may take until it has published the first of a new source. */
    private static final Duration BEGINNING = Duration.ofMinutes(2);

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final KafkaConnection connection;

    public SourceEnd(KafkaConnection connection) {
        this.connection = connection;
    }

    /**
     * Looks at the end of one partition; a source marks them all at once, in one transaction.
     *
     * <p>A marker that is older than the extractor's settings may be that of another source, and the new one has not begun.
     * It counts only when nothing has come after it for a while: one that has nothing more to read marks no end again.
     *
     * @param since when the extractor's settings became what they are
     * @throws KafkaProblem when Kafka does not say
     */
    public boolean reached(String ticks, Instant since, Instant now) throws KafkaProblem {
        TopicPartition partition = new TopicPartition(ticks, 0);
        try (Consumer<byte[], byte[]> consumer = new KafkaConsumer<>(config())) {
            long end = consumer.endOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            long begin = consumer.beginningOffsets(List.of(partition), PATIENCE).getOrDefault(partition, 0L);
            if (end == begin) {
                return false;
            }
            consumer.assign(List.of(partition));
            consumer.seek(partition, Math.max(begin, end - LAST));
            boolean marker = false;
            for (ConsumerRecord<byte[], byte[]> record : consumer.poll(PATIENCE).records(partition)) {
                marker = isEnd(record)
                        && (record.timestamp() >= since.toEpochMilli()
                                || since.plus(BEGINNING).isBefore(now));
            }
            return marker;
        } catch (KafkaException e) {
            throw KafkaProblem.of("the end of " + ticks + " cannot be read", connection, e);
        }
    }

    private static boolean isEnd(ConsumerRecord<byte[], byte[]> record) {
        for (Header header : record.headers()) {
            if (EndMarker.isEnd(header.key(), header.value())) {
                return true;
            }
        }
        return false;
    }

    private Map<String, Object> config() {
        Map<String, Object> config = new HashMap<>(connection.properties());
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        config.put(ConsumerConfig.CLIENT_ID_CONFIG, "stockpipeline-operator");
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(SaslConfigs.SASL_LOGIN_CONNECT_TIMEOUT_MS, (int) KafkaAccess.PATIENCE.toMillis());
        config.put(SaslConfigs.SASL_LOGIN_READ_TIMEOUT_MS, (int) KafkaAccess.PATIENCE.toMillis());
        config.put(ConsumerConfig.METRIC_REPORTER_CLASSES_CONFIG, "");
        config.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
        config.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
        return config;
    }
}
