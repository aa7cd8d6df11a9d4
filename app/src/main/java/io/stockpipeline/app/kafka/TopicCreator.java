package io.stockpipeline.app.kafka;

import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.topic.TopicDefinition;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * Makes a pipeline's topics where they are missing, and holds those that are there to the number of partitions the
 * pipeline asks for. Nothing that exists is changed.
 */
public final class TopicCreator {
    private static final int MOST_REPLICAS = 3;
    /** So long it may take until the broker that is asked knows of a topic that was just made. */
    private static final Duration NEWS = Duration.ofSeconds(10);

    private static final Duration STEP = Duration.ofMillis(50);

    private final Admin admin;

    public TopicCreator(Admin admin) {
        this.admin = admin;
    }

    /**
     * Makes what is missing.
     *
     * @throws WrongInputException when a topic is there with another number of partitions
     * @throws FailedException when Kafka does not make a topic
     */
    public void create(List<TopicDefinition> topics) throws InterruptedException {
        short replicas = defaultReplicas();
        // A topic that is there is told apart by the attempt to make it: asking first would leave a gap between.
        Map<String, KafkaFuture<Void>> attempts = admin.createTopics(
                        topics.stream().map(topic -> newTopic(topic, replicas)).toList())
                .values();
        for (TopicDefinition topic : topics) {
            try {
                require(attempts, topic).get();
            } catch (ExecutionException e) {
                if (!(e.getCause() instanceof TopicExistsException)) {
                    throw new FailedException("topic " + topic.name() + " cannot be made: " + words(e), e.getCause());
                }
            }
        }
        // One that is too new to be known to every broker is waited for: what comes next relies on it.
        for (TopicDefinition topic : topics) {
            check(topic, NEWS);
        }
    }

    /**
     * Checks that every topic is there and has the number of partitions asked for.
     *
     * @throws WrongInputException when one is missing or different
     */
    public void check(List<TopicDefinition> topics) throws InterruptedException {
        for (TopicDefinition topic : topics) {
            check(topic, Duration.ZERO);
        }
    }

    private void check(TopicDefinition topic, Duration patience) throws InterruptedException {
        int partitions = partitions(topic, System.nanoTime() + patience.toNanos());
        if (partitions != topic.partitions()) {
            throw new WrongInputException("spec.topics.partitions: topic " + topic.name() + " has " + partitions
                    + " partitions, not " + topic.partitions()
                    + ", and their number is fixed after creation: put " + partitions
                    + " there, or give the pipeline a new metadata.name to begin anew");
        }
    }

    private int partitions(TopicDefinition topic, long deadline) throws InterruptedException {
        while (true) {
            try {
                Map<String, KafkaFuture<TopicDescription>> found =
                        admin.describeTopics(List.of(topic.name())).topicNameValues();
                return require(found, topic).get().partitions().size();
            } catch (ExecutionException e) {
                boolean mayCome = e.getCause() instanceof UnknownTopicOrPartitionException;
                if (!mayCome || System.nanoTime() >= deadline) {
                    throw new WrongInputException(
                            "topic " + topic.name() + " cannot be used: " + words(e), e.getCause());
                }
                // A topic that was just made is known to a broker a moment later, and Kafka has no call that waits for
                // it.
                Thread.sleep(STEP.toMillis());
            }
        }
    }

    private short defaultReplicas() throws InterruptedException {
        try {
            int brokers = admin.describeCluster().nodes().get().size();
            return (short) Math.min(MOST_REPLICAS, Math.max(1, brokers));
        } catch (ExecutionException e) {
            throw new FailedException("Kafka does not answer: " + words(e), e.getCause());
        }
    }

    private static NewTopic newTopic(TopicDefinition topic, short defaultReplicas) {
        short replicas = Optional.ofNullable(topic.replicationFactor())
                .map(Integer::shortValue)
                .orElse(defaultReplicas);
        return new NewTopic(topic.name(), topic.partitions(), replicas).configs(topic.config());
    }

    private static <T> T require(Map<String, T> answers, TopicDefinition topic) {
        T answer = answers.get(topic.name());
        if (answer == null) {
            throw new IllegalStateException("Kafka's client gave no answer about " + topic.name());
        }
        return answer;
    }

    private static String words(ExecutionException e) {
        return String.valueOf(
                e.getCause() == null ? e.getMessage() : e.getCause().getMessage());
    }
}
