package io.stockpipeline.operator.topics;

import io.stockpipeline.model.topic.TopicDefinition;
import io.stockpipeline.operator.kafka.KafkaAccess;
import io.stockpipeline.operator.kafka.KafkaProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.Config;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;
import org.jspecify.annotations.Nullable;

/** Topics that the operator makes and alters itself. */
public final class AdminTopics implements TopicKeeper {
    private static final int MOST_REPLICAS = 3;

    private final KafkaAccess kafka;
    private final List<TopicDefinition> wanted;
    private final TopicRemains remains;

    /**
     * Prepares.
     *
     * @param remains what the processor keeps in Kafka: it goes with the topics
     */
    public AdminTopics(KafkaAccess kafka, List<TopicDefinition> wanted, TopicRemains remains) {
        this.kafka = kafka;
        this.wanted = List.copyOf(wanted);
        this.remains = remains;
    }

    @Override
    public TopicsReport keep(boolean wereThere) throws KafkaProblem, InterruptedException {
        RealTopics real = RealTopics.look(kafka, wanted);
        List<String> done = new ArrayList<>();
        List<String> made = real.missing().isEmpty() ? List.of() : create(real.missing());
        if (!made.isEmpty()) {
            done.add("made topic " + String.join(", ", made));
        }
        alter(real.found().keySet(), done);
        if (wereThere && !made.isEmpty()) {
            // Not ready, once: the pods have just lost them. The next look finds them there.
            return new TopicsReport(
                    false,
                    TopicsReport.Reason.TopicDeletedExternally,
                    "somebody had deleted topic " + String.join(", topic ", made)
                            + "; made again, empty: what it held is lost",
                    done);
        }
        return real.unmendable(wanted, done).orElseGet(() -> TopicsReport.there(wanted.size(), done));
    }

    private List<String> create(List<TopicDefinition> missing) throws KafkaProblem, InterruptedException {
        int brokers = kafka.ask(
                        "the brokers cannot be counted",
                        admin -> admin.describeCluster().nodes())
                .size();
        short byDefault = (short) Math.min(MOST_REPLICAS, Math.max(1, brokers));
        List<NewTopic> topics =
                missing.stream().map(topic -> newTopic(topic, byDefault)).toList();
        // One that somebody else made a moment ago is as good as made.
        return kafka
                .askEach(
                        "the topics cannot be made",
                        admin -> admin.createTopics(topics).values(),
                        TopicExistsException.class)
                .keySet()
                .stream()
                .sorted()
                .toList();
    }

    private static NewTopic newTopic(TopicDefinition topic, short byDefault) {
        Integer factor = topic.replicationFactor();
        return new NewTopic(topic.name(), topic.partitions(), factor == null ? byDefault : factor.shortValue())
                .configs(topic.config());
    }

    private void alter(Collection<String> existing, List<String> done) throws KafkaProblem, InterruptedException {
        List<TopicDefinition> there =
                wanted.stream().filter(topic -> existing.contains(topic.name())).toList();
        if (there.isEmpty()) {
            return;
        }
        Map<ConfigResource, Config> real = kafka.ask(
                "the topics' settings cannot be read",
                admin -> admin.describeConfigs(
                                there.stream().map(AdminTopics::resource).toList())
                        .all());
        Map<ConfigResource, Collection<AlterConfigOp>> changes = new HashMap<>();
        for (TopicDefinition topic : there) {
            List<AlterConfigOp> ops = changes(topic, real.get(resource(topic)));
            if (!ops.isEmpty()) {
                changes.put(resource(topic), ops);
                done.add("set "
                        + ops.stream()
                                .map(op -> op.configEntry().name() + "="
                                        + op.configEntry().value())
                                .collect(Collectors.joining(", "))
                        + " of topic " + topic.name());
            }
        }
        if (!changes.isEmpty()) {
            kafka.ask(
                    "the topics' settings cannot be changed",
                    admin -> admin.incrementalAlterConfigs(changes).all());
        }
    }

    private static List<AlterConfigOp> changes(TopicDefinition topic, @Nullable Config real) {
        List<AlterConfigOp> changes = new ArrayList<>();
        topic.config().forEach((name, value) -> {
            ConfigEntry entry = real == null ? null : real.get(name);
            if (entry == null || !value.equals(entry.value())) {
                changes.add(new AlterConfigOp(new ConfigEntry(name, value), AlterConfigOp.OpType.SET));
            }
        });
        return changes;
    }

    private static ConfigResource resource(TopicDefinition topic) {
        return new ConfigResource(ConfigResource.Type.TOPIC, topic.name());
    }

    @Override
    public void delete() throws KafkaProblem, InterruptedException {
        remains.delete(wanted.stream().map(TopicDefinition::name).toList());
    }
}
