package io.stockpipeline.operator.kafka;

import java.util.Map;

/**
 * How a Kafka is reached. Two pipelines with the same connection share a client.
 *
 * @param bootstrapServers {@code HOST:PORT}, several divided by commas
 * @param properties security and time-outs, checked; they hold secrets
 */
public record KafkaConnection(String bootstrapServers, Map<String, String> properties) {
    public KafkaConnection {
        properties = Map.copyOf(properties);
    }

    /** The address alone: the rest is secret. */
    @Override
    public String toString() {
        return bootstrapServers;
    }
}
