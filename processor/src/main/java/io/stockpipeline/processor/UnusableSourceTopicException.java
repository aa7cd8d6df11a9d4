package io.stockpipeline.processor;

import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.topic.PipelineTopics;
import io.stockpipeline.model.topic.TopicDefinition;

/** The topic that a kafka source names is one that the pipeline writes: it would read its own records for ever. */
public final class UnusableSourceTopicException extends RuntimeException {
    private UnusableSourceTopicException(String message) {
        super(message);
    }

    static void check(KafkaSource source, PipelineTopics topics) {
        boolean own = topics.definitions().stream().map(TopicDefinition::name).anyMatch(source.topic()::equals);
        // Nobody but the source's owner writes ticks where they come keyed.
        if (own && !(source.keyed() && source.topic().equals(topics.ticks()))) {
            throw new UnusableSourceTopicException("spec.source.kafka.topic: " + source.topic()
                    + " is a topic that this pipeline writes itself; name the one that others write"
                    + (source.topic().equals(topics.ticks()) ? ", or say keyed: true" : ""));
        }
    }
}
