package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** Which Kafka, and the Secret with its client settings. */
public record KafkaSpec(
        @Nullable String bootstrapServers, @Nullable String clientConfigSecret) {}
