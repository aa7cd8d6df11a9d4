package io.stockpipeline.processor;

import io.stockpipeline.model.spec.KafkaSource;

/** The topic that a kafka source names was there, and its owner has deleted it. */
public final class SourceTopicGoneException extends RuntimeException {
    SourceTopicGoneException(KafkaSource source) {
        super("spec.source.kafka.topic: the topic " + source.topic()
                + " is not there any more; once there is one again it is read from its beginning");
    }
}
