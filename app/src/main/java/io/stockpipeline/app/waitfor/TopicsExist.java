package io.stockpipeline.app.waitfor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.DescribeTopicsOptions;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;
import org.jspecify.annotations.Nullable;

/**
 * Ready when every topic is there with enough partitions and each of them has a leader. It is what the one broker that
 * answers knows; another may learn of a new topic a moment later, which its clients sit out.
 *
 * @param names full topic names
 * @param minPartitions fewer partitions than this can never be right: their number is fixed after creation
 */
public record TopicsExist(List<String> names, int minPartitions) implements ReadinessCheck {
    @Override
    public Readiness look(Admin admin, Duration patience) throws ExecutionException, InterruptedException {
        Map<String, KafkaFuture<TopicDescription>> answers = admin.describeTopics(
                        names, new DescribeTopicsOptions().timeoutMs((int) patience.toMillis()))
                .topicNameValues();
        List<String> missing = new ArrayList<>();
        for (String name : names) {
            TopicDescription topic = described(answers.get(name));
            if (topic == null) {
                missing.add(name + " does not exist");
            } else if (topic.partitions().size() < minPartitions) {
                return new Readiness.Incompatible(
                        "topic " + name + " has "
                                + topic.partitions().size() + " partitions and needs " + minPartitions
                                + "; their number is fixed after creation: delete the topic, or let the pipeline start under another name");
            } else if (!led(topic)) {
                missing.add(name + " has a partition without a leader");
            }
        }
        return missing.isEmpty()
                ? new Readiness.Ready(
                        names.size() == 1 ? "topic " + names.get(0) + " is there" : names.size() + " topics are there")
                : new Readiness.NotYet("topic " + String.join(", topic ", missing));
    }

    private static @Nullable TopicDescription described(@Nullable KafkaFuture<TopicDescription> answer)
            throws ExecutionException, InterruptedException {
        try {
            return answer == null ? null : answer.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof UnknownTopicOrPartitionException) {
                return null;
            }
            throw e;
        }
    }

    private static boolean led(TopicDescription topic) {
        return topic.partitions().stream().allMatch(partition -> {
            Node leader = partition.leader();
            return leader != null && !leader.isEmpty();
        });
    }
}
