package io.stockpipeline.extractor.publish;

import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;

/** Makes the Kafka clients an extractor needs; the seam at which tests put in clients of their own. */
public interface KafkaClients {
    /** For live sources. */
    Producer<byte[], byte[]> idempotentProducer();

    /** For finite sources. A later producer of the same id shuts out the earlier one. */
    Producer<byte[], byte[]> transactionalProducer(String transactionalId);

    /** Reads committed records only; joins no group. */
    Consumer<byte[], byte[]> positionConsumer();
}
