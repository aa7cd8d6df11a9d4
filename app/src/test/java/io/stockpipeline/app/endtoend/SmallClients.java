package io.stockpipeline.app.endtoend;

import io.stockpipeline.extractor.publish.KafkaClients;
import io.stockpipeline.extractor.publish.PublisherConnection;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** The extractor's clients, except that the live producer's own memory is small and is full after a moment. */
record SmallClients(String bootstrapServers, long memory) implements KafkaClients {
    @Override
    public Producer<byte[], byte[]> idempotentProducer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        bootstrapServers,
                        ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
                        true,
                        ProducerConfig.ACKS_CONFIG,
                        "all",
                        ProducerConfig.LINGER_MS_CONFIG,
                        5,
                        ProducerConfig.BUFFER_MEMORY_CONFIG,
                        memory,
                        // As of PublisherConnection: while Kafka is away nothing expires.
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        Integer.MAX_VALUE,
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        Long.MAX_VALUE),
                new ByteArraySerializer(),
                new ByteArraySerializer());
    }

    @Override
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        return connection().transactionalProducer(transactionalId);
    }

    @Override
    public Consumer<byte[], byte[]> positionConsumer() {
        return connection().positionConsumer();
    }

    private PublisherConnection connection() {
        return new PublisherConnection(bootstrapServers, Map.of(), "small");
    }
}
