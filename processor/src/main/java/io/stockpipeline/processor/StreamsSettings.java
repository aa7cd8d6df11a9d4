package io.stockpipeline.processor;

import io.stockpipeline.model.spec.ProcessorSpec;
import io.stockpipeline.model.spec.StockPipeline;
import java.util.Locale;
import java.util.Properties;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.record.internal.CompressionType;
import org.apache.kafka.streams.GroupProtocol;
import org.apache.kafka.streams.StreamsConfig;

/**
 * Every setting of Kafka Streams, with its reason. Precedence, least first: what stands here, the connection's client
 * properties, {@code spec.processor.config}.
 */
final class StreamsSettings {
    /** How often results are committed, and so how old they are when a reader of committed records sees them. */
    static final int COMMIT_INTERVAL_MS = 100;

    private static final int BATCH_BYTES = 128 * 1024;
    /** How long a batch waits to be filled where its records can be read as soon as they are written. */
    private static final int LINGER_MS = 5;
    /** The same where nobody can read them before the commit: fewer, fuller batches, and no result is later for it. */
    private static final int LINGER_TO_COMMIT_MS = COMMIT_INTERVAL_MS / 4;

    private static final int BUFFER_BYTES = 64 * 1024 * 1024;
    /** A dead letter of 4 MiB with its key and headers. */
    private static final int MAX_REQUEST_BYTES = 6 * 1024 * 1024;

    private static final int POLL_RECORDS = 5_000;
    private static final int FETCH_BYTES = 8 * 1024 * 1024;

    private StreamsSettings() {}

    static Properties of(StockPipeline pipeline, ProcessorConnection connection, GroupProtocol protocol) {
        ProcessorSpec spec = pipeline.spec().processor();
        Properties settings = new Properties();
        settings.put(StreamsConfig.APPLICATION_ID_CONFIG, pipeline.qualifiedName());
        settings.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, connection.bootstrapServers());
        settings.put(StreamsConfig.STATE_DIR_CONFIG, connection.stateDirectory().toString());
        settings.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, spec.threads());
        settings.put(
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                switch (spec.guarantee()) {
                    case ExactlyOnce -> StreamsConfig.EXACTLY_ONCE_V2;
                    case AtLeastOnce -> StreamsConfig.AT_LEAST_ONCE;
                });
        settings.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, COMMIT_INTERVAL_MS);
        // The engines are the cache; Streams' own would only hold a second copy.
        settings.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
        // While Kafka is away its tasks wait, however long: a new start would find no more of it.
        settings.put(StreamsConfig.TASK_TIMEOUT_MS_CONFIG, (long) Integer.MAX_VALUE);
        // -1: the broker's default.
        Integer replication = pipeline.spec().topics().replicationFactor();
        settings.put(StreamsConfig.REPLICATION_FACTOR_CONFIG, replication == null ? -1 : replication);
        settings.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, ArrivalTime.class);
        // An upgrade must not rename state.
        settings.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
        settings.put(StreamsConfig.GROUP_PROTOCOL_CONFIG, protocol.name().toLowerCase(Locale.ROOT));
        if (protocol == GroupProtocol.CLASSIC) {
            // On the streams protocol this is a setting of the group, kept by the broker.
            settings.put(StreamsConfig.NUM_STANDBY_REPLICAS_CONFIG, spec.effectiveStandbyReplicas());
        }
        consumer(settings);
        producer(settings, spec.guarantee());
        settings.putAll(connection.clientProperties());
        settings.putAll(spec.config());
        return settings;
    }

    private static void consumer(Properties settings) {
        set(settings, StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
        // Finite sources publish in transactions, whatever the processor's own guarantee.
        set(
                settings,
                StreamsConfig.consumerPrefix(ConsumerConfig.ISOLATION_LEVEL_CONFIG),
                IsolationLevel.READ_COMMITTED.toString());
        // Large polls: the loop between two polls costs the same for few records and for many.
        set(settings, StreamsConfig.consumerPrefix(ConsumerConfig.MAX_POLL_RECORDS_CONFIG), POLL_RECORDS);
        set(settings, StreamsConfig.consumerPrefix(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG), FETCH_BYTES);
    }

    private static void producer(Properties settings, ProcessorSpec.Guarantee guarantee) {
        // Measured: without these the producer spends more time on requests than the engine on ticks.
        set(settings, StreamsConfig.producerPrefix(ProducerConfig.BATCH_SIZE_CONFIG), BATCH_BYTES);
        set(
                settings,
                StreamsConfig.producerPrefix(ProducerConfig.LINGER_MS_CONFIG),
                switch (guarantee) {
                    case ExactlyOnce -> LINGER_TO_COMMIT_MS;
                    case AtLeastOnce -> LINGER_MS;
                });
        set(settings, StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), CompressionType.LZ4.name);
        set(settings, StreamsConfig.producerPrefix(ProducerConfig.BUFFER_MEMORY_CONFIG), BUFFER_BYTES);
        set(settings, StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), MAX_REQUEST_BYTES);
        // The end of a transaction is often asked for while it is still being written; ask again soon.
        set(settings, CommonClientConfigs.RETRY_BACKOFF_MS_CONFIG, 50);
    }

    private static void set(Properties settings, String name, Object value) {
        settings.put(name, value);
    }
}
