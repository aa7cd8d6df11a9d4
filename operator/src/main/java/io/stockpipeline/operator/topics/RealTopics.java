package io.stockpipeline.operator.topics;

import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.operator.kafka.KafkaAccess;
import io.stockpipeline.operator.kafka.KafkaProblem;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The topics as they are in Kafka, beside what they should be.
 *
 * @param found those that exist, by name
 * @param missing those that do not
 */
record RealTopics(Map<String, TopicDescription> found, List<TopicDefinition> missing) {
    private static final String MIGRATION = "; it is fixed after creation: write %s there, or move to a new pipeline:"
            + " apply this one under another metadata.name, and delete this one when the new one is ready";

    static RealTopics look(KafkaAccess kafka, List<TopicDefinition> wanted) throws KafkaProblem, InterruptedException {
        List<String> names = wanted.stream().map(TopicDefinition::name).toList();
        Map<String, TopicDescription> found = kafka.askEach(
                "the topics cannot be described",
                admin -> admin.describeTopics(names).topicNameValues(),
                UnknownTopicOrPartitionException.class);
        return new RealTopics(
                new LinkedHashMap<>(found),
                wanted.stream()
                        .filter(topic -> !found.containsKey(topic.name()))
                        .toList());
    }

    /** What cannot be mended: a number that is fixed after creation and is another one. */
    Optional<TopicsReport> unmendable(List<TopicDefinition> wanted, List<String> done) {
        List<String> partitions = new ArrayList<>();
        List<String> copies = new ArrayList<>();
        for (TopicDefinition topic : wanted) {
            TopicDescription real = found.get(topic.name());
            if (real == null) {
                continue;
            }
            if (real.partitions().size() != topic.partitions()) {
                partitions.add("topic " + topic.name() + " has "
                        + real.partitions().size()
                        + (real.partitions().size() == 1 ? " partition, not " : " partitions, not ")
                        + topic.partitions());
            }
            Integer factor = topic.replicationFactor();
            int replicas = real.partitions().get(0).replicas().size();
            if (factor != null && factor != replicas) {
                copies.add("topic " + topic.name() + " has " + replicas + (replicas == 1 ? " copy" : " copies")
                        + ", not " + factor);
            }
        }
        if (!partitions.isEmpty()) {
            return Optional.of(fixed(
                    TopicsReport.Reason.PartitionsImmutable,
                    "spec.topics.partitions",
                    partitions,
                    "that number",
                    done));
        }
        // A pipeline can work with any number of copies.
        return copies.isEmpty()
                ? Optional.empty()
                : Optional.of(fixed(
                        TopicsReport.Reason.ReplicationFactorImmutable,
                        "spec.topics.replicationFactor",
                        copies,
                        "that number (or let Kafka's own tools reassign the topic)",
                        done));
    }

    private static TopicsReport fixed(
            TopicsReport.Reason reason, String field, List<String> differences, String mend, List<String> done) {
        return new TopicsReport(
                false, reason, field + ": " + String.join(", ", differences) + MIGRATION.formatted(mend), done);
    }
}
