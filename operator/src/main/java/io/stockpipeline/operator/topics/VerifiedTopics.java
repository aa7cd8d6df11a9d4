package io.stockpipeline.operator.topics;

import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.operator.kafka.KafkaAccess;
import io.stockpipeline.operator.kafka.KafkaProblem;
import java.util.List;
import java.util.stream.Collectors;

/** Topics that somebody else makes: they are only looked at. */
public final class VerifiedTopics implements TopicKeeper {
    private final KafkaAccess kafka;
    private final List<TopicDefinition> wanted;
    private final TopicRemains remains;

    /**
     * Prepares.
     *
     * @param remains what the processor keeps in Kafka
     */
    public VerifiedTopics(KafkaAccess kafka, List<TopicDefinition> wanted, TopicRemains remains) {
        this.remains = remains;
        this.kafka = kafka;
        this.wanted = List.copyOf(wanted);
    }

    @Override
    public TopicsReport keep(boolean wereThere) throws KafkaProblem, InterruptedException {
        RealTopics real = RealTopics.look(kafka, wanted);
        if (!real.missing().isEmpty()) {
            return new TopicsReport(
                    false,
                    TopicsReport.Reason.TopicsMissing,
                    "spec.topics.management is None, and somebody has to make "
                            + real.missing().stream()
                                    .map(topic -> "topic " + topic.name() + " with " + topic.partitions()
                                            + (topic.partitions() == 1 ? " partition and " : " partitions and ")
                                            + topic.config())
                                    .collect(Collectors.joining("; ")),
                    List.of());
        }
        return real.unmendable(wanted, List.of()).orElseGet(() -> TopicsReport.there(wanted.size(), List.of()));
    }

    /** Whoever made the topics deletes them; what the processor made goes. */
    @Override
    public void delete() throws KafkaProblem, InterruptedException {
        remains.delete(List.of());
    }
}
