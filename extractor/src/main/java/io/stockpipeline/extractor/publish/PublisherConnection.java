package io.stockpipeline.extractor.publish;

import io.stockpipeline.model.topic.PipelineTopics;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * Every Kafka setting of the extractor. Precedence, from the weakest: Kafka's defaults, the user's client properties
 * (TLS and SASL, and whatever else the allow-list lets through), then what is set here, since delivery depends on it.
 *
 * @param bootstrapServers {@code host:port}, several with commas
 * @param clientProperties the user's {@code client.properties}; empty for a broker without protection
 * @param name stands in the client ids, for example {@code local.tech-extractor-0}
 */
public record PublisherConnection(String bootstrapServers, Map<String, String> clientProperties, String name)
        implements KafkaClients {
    private static final int BATCH_BYTES = 128 * 1024;
    private static final int LINGER_MILLIS = 5;
    private static final long BUFFER_BYTES = 64L << 20;
    /** After so long Kafka itself gives a transaction up, and shuts its producer out. */
    static final int TRANSACTION_MILLIS = 60_000;

    private static final int PATIENCE_MILLIS = 60_000;

    public PublisherConnection {
        clientProperties = Map.copyOf(clientProperties);
    }

    @Override
    public Producer<byte[], byte[]> idempotentProducer() {
        Map<String, Object> settings = producerSettings();
        // While Kafka is away nothing expires: records wait, and the buffer before the producer decides what gives way.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, Long.MAX_VALUE);
        return producer(settings);
    }

    @Override
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        Map<String, Object> settings = producerSettings();
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, transactionalId);
        // An extractor that was killed holds up readers of committed records for so long, unless it comes back sooner.
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, TRANSACTION_MILLIS);
        // A transaction that fails is begun anew from the last committed position: no need to wait long.
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, PATIENCE_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) PATIENCE_MILLIS);
        return producer(settings);
    }

    private static Producer<byte[], byte[]> producer(Map<String, Object> settings) {
        return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
    }

    private Map<String, Object> producerSettings() {
        Map<String, Object> settings = common();
        // No repeats through retries, and nothing lost when a broker fails.
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        // Measured: large batches and a short linger double the throughput; lz4 costs the least CPU.
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, BATCH_BYTES);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, LINGER_MILLIS);
        settings.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        settings.put(ProducerConfig.BUFFER_MEMORY_CONFIG, BUFFER_BYTES);
        // A dead letter of 4 MiB passes whole, with its headers.
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, PipelineTopics.MAX_DEAD_LETTER_BYTES);
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, name);
        return settings;
    }

    @Override
    public Consumer<byte[], byte[]> positionConsumer() {
        Map<String, Object> settings = common();
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(CommonClientConfigs.CLIENT_ID_CONFIG, name + "-positions");
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new HashMap<>(clientProperties);
        settings.put(CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
        return settings;
    }
}
