package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.bench.meter.Contest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;

/**
 * Sets the stage for one contestant after the other in an arena, and clears it.
 *
 * @param options of the JVM, the same for all contestants
 */
public record Stage(Arena arena, Cluster cluster, Installation installation, List<String> options) {
    /** Makes the contestant's folder and topics; answers what it is to be told. */
    public Contest set(Contestant contestant) throws IOException, InterruptedException, ExecutionException {
        Contest contest = contestant.program().contest(arena, contestant.name(), contestant.exactlyOnce());
        clear(contest);
        delete(contest.folder());
        Files.createDirectories(contest.folder());
        contestant.program().prepare(arena, contest, cluster);
        return contest;
    }

    /** Starts the contestant's process. */
    public RunningContestant start(Contestant contestant, Contest contest) throws IOException {
        return RunningContestant.start(installation, contestant.program(), contest, options);
    }

    /** Deletes what a contestant keeps on this machine, as if it came back on another. */
    public void forgetState(Contest contest) throws IOException {
        delete(contest.folder().resolve("state"));
    }

    /** Bytes on disk of the topics that a contestant keeps for itself: its changelogs above all. */
    public long bytesBehind(Contest contest) throws InterruptedException, ExecutionException {
        return cluster.sizes().entrySet().stream()
                .filter(topic -> Whose.isState(contest, topic.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Removes what a contestant left in Kafka. Its folder stays, for whoever wants to know what it said. */
    public void clear(Contest contest) throws InterruptedException, ExecutionException {
        cluster.deleteGroup(contest.application());
        cluster.delete(topic -> Whose.isResult(contest, topic) || Whose.isState(contest, topic));
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        }
    }
}
