package io.stockpipeline.bench.harness.broker;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.LogDirDescription;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.GroupType;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupIdNotFoundException;
import org.apache.kafka.common.errors.GroupNotEmptyException;

/** What the harness asks of the broker besides reading and writing: topics, their sizes, and groups. */
public final class Cluster implements AutoCloseable {
    private static final short ONE_REPLICA = 1;
    /** A contestant that did not say goodbye keeps its group for as long as its session. */
    private static final Duration LONGEST_SESSION = Duration.ofSeconds(60);

    private static final long STEP_MS = 200;

    private final String bootstrapServers;
    private final Admin admin;

    public Cluster(String bootstrapServers) {
        this.bootstrapServers = bootstrapServers;
        this.admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    /** For what only somebody else's code needs. */
    public Admin admin() {
        return admin;
    }

    /** Makes a topic that keeps everything, in which a record's time is what its writer says. */
    public void create(String topic, int partitions) throws InterruptedException, ExecutionException {
        NewTopic wanted = new NewTopic(topic, partitions, ONE_REPLICA)
                .configs(Map.of("retention.ms", "-1", "message.timestamp.type", "CreateTime"));
        admin.createTopics(List.of(wanted)).all().get();
        awaitTopics(topics -> topics.contains(topic));
    }

    public boolean exists(String topic) throws InterruptedException, ExecutionException {
        return topics().contains(topic);
    }

    /** Deletes the topics that it holds for, and waits until they are gone. */
    public void delete(Predicate<String> unwanted) throws InterruptedException, ExecutionException {
        List<String> found = topics().stream().filter(unwanted).toList();
        if (!found.isEmpty()) {
            admin.deleteTopics(found).all().get();
            awaitTopics(topics -> topics.stream().noneMatch(unwanted));
        }
    }

    /** Forgets a group's offsets, once its last member has gone. */
    public void deleteGroup(String group) throws InterruptedException, ExecutionException {
        long deadline = System.nanoTime() + LONGEST_SESSION.toNanos();
        while (true) {
            try {
                for (GroupListing listing : admin.listGroups().all().get()) {
                    if (listing.groupId().equals(group)) {
                        delete(listing).get();
                    }
                }
                return;
            } catch (ExecutionException e) {
                if (e.getCause() instanceof GroupIdNotFoundException) {
                    return;
                }
                if (!(e.getCause() instanceof GroupNotEmptyException) || System.nanoTime() > deadline) {
                    throw e;
                }
                Thread.sleep(STEP_MS);
            }
        }
    }

    private KafkaFuture<Void> delete(GroupListing listing) {
        List<String> group = List.of(listing.groupId());
        return listing.type().filter(type -> type == GroupType.STREAMS).isPresent()
                ? admin.deleteStreamsGroups(group).all()
                : admin.deleteConsumerGroups(group).all();
    }

    /** Bytes on disk of every topic. */
    public Map<String, Long> sizes() throws InterruptedException, ExecutionException {
        List<Integer> brokers = new ArrayList<>();
        admin.describeCluster().nodes().get().forEach(node -> brokers.add(node.id()));
        Map<String, Long> sizes = new TreeMap<>();
        for (Map<String, LogDirDescription> folders :
                admin.describeLogDirs(brokers).allDescriptions().get().values()) {
            folders.values()
                    .forEach(folder -> folder.replicaInfos()
                            .forEach(
                                    (partition, replica) -> sizes.merge(partition.topic(), replica.size(), Long::sum)));
        }
        return sizes;
    }

    /** Offsets behind the last committed record of every partition of a topic. */
    public Map<Integer, Long> ends(String topic, int partitions) throws InterruptedException, ExecutionException {
        Map<TopicPartition, OffsetSpec> asked = new HashMap<>();
        for (int partition = 0; partition < partitions; partition++) {
            asked.put(new TopicPartition(topic, partition), OffsetSpec.latest());
        }
        Map<TopicPartition, ListOffsetsResultInfo> answers = admin.listOffsets(
                        asked, new ListOffsetsOptions(IsolationLevel.READ_COMMITTED))
                .all()
                .get();
        Map<Integer, Long> ends = new TreeMap<>();
        answers.forEach((partition, answer) -> ends.put(partition.partition(), answer.offset()));
        return ends;
    }

    private java.util.Set<String> topics() throws InterruptedException, ExecutionException {
        return admin.listTopics().names().get();
    }

    private void awaitTopics(Predicate<java.util.Set<String>> wanted) throws InterruptedException, ExecutionException {
        while (!wanted.test(topics())) {
            Thread.sleep(STEP_MS);
        }
    }

    @Override
    public void close() {
        admin.close();
    }
}
