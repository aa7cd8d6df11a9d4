package io.stockpipeline.app.local;

import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.app.kafka.ClientSettings;
import io.stockpipeline.app.kafka.TopicCreator;
import io.stockpipeline.app.waitfor.BrokersAnswer;
import io.stockpipeline.app.waitfor.KafkaWait;
import io.stockpipeline.app.waitfor.Readiness;
import io.stockpipeline.app.waitfor.TopicsExist;
import io.stockpipeline.model.spec.TopicsSpec;
import io.stockpipeline.model.topic.PipelineTopics;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Somebody else's Kafka. */
record ExternalKafka(ClientSettings clients, TopicsSpec.Management management) implements PipelineKafka {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** A topic that was just made may have no leader yet. */
    private static final Duration LEADER_PATIENCE = Duration.ofSeconds(3);

    /**
     * Sees that it answers.
     *
     * @throws FailedException when nobody answers
     * @throws WrongInputException when it turns us away
     */
    static ExternalKafka reach(ClientSettings clients, TopicsSpec.Management management) throws InterruptedException {
        Readiness readiness = new KafkaWait(clients, new BrokersAnswer(), attempt -> {}).await(PATIENCE);
        if (readiness instanceof Readiness.NotYet) {
            throw new FailedException("no answer from Kafka at " + clients.bootstrapServers()
                    + ": is it running, and is the address right?");
        }
        if (!(readiness instanceof Readiness.Ready)) {
            throw new WrongInputException(readiness.words());
        }
        return new ExternalKafka(clients, management);
    }

    /**
     * Sees that a topic is there whose owner is somebody else, so that it is neither made nor changed.
     *
     * @throws WrongInputException when it is not
     */
    void require(String sourceTopic) throws InterruptedException {
        TopicsExist check = new TopicsExist(List.of(sourceTopic), 1);
        Readiness readiness = new KafkaWait(clients, check, attempt -> {}).await(LEADER_PATIENCE);
        if (!(readiness instanceof Readiness.Ready)) {
            throw new WrongInputException("spec.source.kafka.topic: Kafka at " + clients.bootstrapServers()
                    + " does not have it (" + readiness.words() + "); whoever writes the ticks has to create it first");
        }
    }

    @Override
    public void prepare(PipelineTopics topics, TopicCreator creator) throws InterruptedException {
        if (management == TopicsSpec.Management.Admin) {
            creator.create(topics.definitions());
        } else {
            creator.check(topics.definitions());
        }
    }

    @Override
    public Map<String, String> processorProperties() {
        return Map.of();
    }

    @Override
    public String description() {
        return "Kafka at " + clients.bootstrapServers();
    }

    @Override
    public void close(Duration patience) {
        // It was there before and stays.
    }
}
