package io.stockpipeline.operator.topics;

import io.stockpipeline.operator.kafka.KafkaAccess;
import io.stockpipeline.operator.kafka.KafkaProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** What a pipeline leaves in Kafka: its topics, those that Kafka Streams made for it, and its consumer group. */
public final class TopicRemains {
    private final KafkaAccess kafka;
    private final String applicationId;
    private final Pattern internal;

    /**
     * Prepares.
     *
     * @param applicationId of the processor: its group, and what the names of its own topics begin with
     */
    public TopicRemains(KafkaAccess kafka, String applicationId) {
        this.kafka = kafka;
        this.applicationId = applicationId;
        // Names of stores have no hyphen, so that those of pipeline "a" are never those of pipeline "a-b".
        this.internal = Pattern.compile(Pattern.quote(applicationId) + "-[A-Za-z0-9_]+-(changelog|repartition)");
    }

    /** Deletes these topics and the rest. */
    void delete(List<String> topics) throws KafkaProblem, InterruptedException {
        List<String> names = new ArrayList<>(topics);
        names.addAll(kafka
                .ask("the topics cannot be listed", admin -> admin.listTopics().names())
                .stream()
                .filter(name -> internal.matcher(name).matches())
                .sorted()
                .toList());
        if (!names.isEmpty()) {
            kafka.askEach(
                    "the topics cannot be deleted",
                    admin -> admin.deleteTopics(names).topicNameValues(),
                    UnknownTopicOrPartitionException.class);
        }
        kafka.askEach(
                "group " + applicationId + " cannot be deleted",
                admin -> admin.deleteConsumerGroups(List.of(applicationId)).deletedGroups(),
                GroupIdNotFoundException.class);
    }
}
