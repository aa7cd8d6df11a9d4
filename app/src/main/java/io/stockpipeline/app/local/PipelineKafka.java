package io.stockpipeline.app.local;

import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.Map;

/** The Kafka that a local run works on. */
sealed interface PipelineKafka permits EmbeddedKafka, ExternalKafka {
    ClientSettings clients();

    /** Sees to it that the pipeline's topics are there. */
    void prepare(PipelineTopics topics, TopicCreator creator) throws InterruptedException;

    /** What the processor has to be told besides. */
    Map<String, String> processorProperties();

    /** How a person is told of it. */
    String description();

    /** Lets go of it within the time. */
    void close(Duration patience);
}
