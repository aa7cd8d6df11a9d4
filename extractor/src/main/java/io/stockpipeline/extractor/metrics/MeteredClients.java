package io.stockpipeline.extractor.metrics;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import io.micrometer.core.instrument.binder.kafka.KafkaClientMetrics;
import io.stockpipeline.extractor.publish.KafkaClients;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.producer.Producer;
import org.jspecify.annotations.Nullable;

/**
 * Clients whose producer is looked at: Kafka's own meters of it are told with all others. An extractor has one producer at a
 * time, so those of the one before go when the next is made. What reads positions lives for a moment and is not looked at.
 */
public final class MeteredClients implements KafkaClients, MeterBinder, AutoCloseable {
    private final KafkaClients clients;
    private @Nullable MeterRegistry registry;
    private @Nullable KafkaClientMetrics ofProducer;

    /** @param clients makes them */
    public MeteredClients(KafkaClients clients) {
        this.clients = clients;
    }

    @Override
    public synchronized void bindTo(MeterRegistry given) {
        registry = given;
    }

    @Override
    public Producer<byte[], byte[]> idempotentProducer() {
        return looked(clients.idempotentProducer());
    }

    @Override
    public Producer<byte[], byte[]> transactionalProducer(String transactionalId) {
        return looked(clients.transactionalProducer(transactionalId));
    }

    @Override
    public Consumer<byte[], byte[]> positionConsumer() {
        return clients.positionConsumer();
    }

    private synchronized Producer<byte[], byte[]> looked(Producer<byte[], byte[]> producer) {
        close();
        if (registry != null) {
            KafkaClientMetrics metrics = new KafkaClientMetrics(producer);
            metrics.bindTo(registry);
            ofProducer = metrics;
        }
        return producer;
    }

    @Override
    public synchronized void close() {
        if (ofProducer != null) {
            ofProducer.close();
            ofProducer = null;
        }
    }
}
