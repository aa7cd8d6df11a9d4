package io.stockpipeline.bench.clients;

import io.stockpipeline.bench.meter.Contest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;

/**
 * How Kafka's guides tune a client for throughput. The values are those of StockPipeline's own processor ({@code
 * StreamsSettings}), so that no contestant is faster or slower by its clients' settings.
 */
public final class ClientTuning {
    /** How often results are committed, milliseconds: as often as StockPipeline does. */
    public static final int COMMIT_INTERVAL_MS = 100;

    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MS = 5;
    private static final int BUFFER_BYTES = 64 * 1024 * 1024;
    private static final int POLL_RECORDS = 5_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;
    private static final int RETRY_BACKOFF_MS = 50;

    private ClientTuning() {}

    /** Settings of a consumer, without those that say whose it is. */
    public static Map<String, Object> consumer() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, IsolationLevel.READ_COMMITTED.toString());
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, POLL_RECORDS);
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, FETCH_BYTES);
        return settings;
    }

    /** Settings of a producer, without those that say whose it is. */
    public static Map<String, Object> producer() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        settings.put(ProducerConfig.RETRY_BACKOFF_MS_CONFIG, RETRY_BACKOFF_MS);
        return settings;
    }

    /** Says these settings, to stand beside the contestant's figures. */
    public static void tell() {
        consumer().forEach((name, value) -> Contest.setting("consumer." + name, value));
        producer().forEach((name, value) -> Contest.setting("producer." + name, value));
        Contest.setting("commit.interval.ms", COMMIT_INTERVAL_MS);
    }
}
