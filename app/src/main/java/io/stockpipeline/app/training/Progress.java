package io.stockpipeline.app.training;

import io.stockpipeline.app.fault.FailedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;

/** Looks until every topic of results holds enough of them. */
final class Progress {
    /** Half of what the training's pipelines yield: the marks of transactions count, late ticks do not. */
    private static final long ENOUGH = 5_000;

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration LOOK = Duration.ofMillis(100);

    private final Admin admin;
    private final List<String> topics = new ArrayList<>();

    Progress(Admin admin) {
        this.admin = admin;
    }

    /** Adds a topic. */
    void expect(String topic) {
        topics.add(topic);
    }

    /**
     * Looks.
     *
     * @param roles none of them may end meanwhile
     * @throws FailedException when one does, or nothing comes
     */
    void await(List<CompletableFuture<Integer>> roles) throws InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!enough()) {
            for (CompletableFuture<Integer> role : roles) {
                if (role.isDone()) {
                    throw new FailedException("training: a role ended by itself, with exit code " + role.join());
                }
            }
            if (System.nanoTime() - end > 0) {
                throw new FailedException("training: no results within " + PATIENCE.toMinutes() + " minutes");
            }
            TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
        }
    }

    private boolean enough() throws InterruptedException {
        try {
            for (String topic : topics) {
                if (records(topic) < ENOUGH) {
                    return false;
                }
            }
            return true;
        } catch (ExecutionException e) {
            throw new FailedException("training: the broker does not answer: " + e.getMessage(), e);
        }
    }

    private long records(String topic) throws ExecutionException, InterruptedException {
        Map<TopicPartition, OffsetSpec> ends =
                admin.describeTopics(List.of(topic)).allTopicNames().get().values().stream()
                        .flatMap(description -> description.partitions().stream()
                                .map(partition -> new TopicPartition(topic, partition.partition())))
                        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
        return admin.listOffsets(ends).all().get().values().stream()
                .mapToLong(ListOffsetsResultInfo::offset)
                .sum();
    }
}
