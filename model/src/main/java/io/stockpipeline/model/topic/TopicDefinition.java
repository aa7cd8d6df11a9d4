package io.stockpipeline.model.topic;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A topic as it is to be made.
 *
 * @param name the full name
 * @param partitions how many partitions, fixed after creation
 * @param replicationFactor how many copies; null: as many as there are brokers, at most 3
 * @param config the topic's own settings, in a stable order
 */
public record TopicDefinition(
        String name, int partitions, @Nullable Integer replicationFactor, Map<String, String> config) {}
