package io.stockpipeline.bench.streams;

import io.stockpipeline.bench.meter.Contest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;

/** Tumbling averages of 5, 10 and 15 minutes with global tables around them: see {@link TumblingTopology}. */
public final class TumblingAverages {
    private static final short ONE_REPLICA = 1;

    private TumblingAverages() {}

    public static void main(String[] arguments) throws InterruptedException, ExecutionException {
        Contest contest = Contest.ofThisProcess();
        RecordCache cache = RecordCache.ofThisProcess();
        TumblingTopology topology = new TumblingTopology(contest.input(), contest.output(), contest.application());
        createTopics(contest, topology.ownTopics());
        new DslRun(contest, cache).run(topology.build(cache));
    }

    /** A global table reads a topic that must exist. They have as many partitions as the input. */
    private static void createTopics(Contest contest, List<String> topics)
            throws InterruptedException, ExecutionException {
        try (Admin admin =
                Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, contest.bootstrapServers()))) {
            int partitions = admin.describeTopics(List.of(contest.input()))
                    .allTopicNames()
                    .get()
                    .values()
                    .iterator()
                    .next()
                    .partitions()
                    .size();
            Map<String, String> config = Map.of("cleanup.policy", "compact");
            admin.createTopics(topics.stream()
                            .map(topic -> new NewTopic(topic, partitions, ONE_REPLICA).configs(config))
                            .toList())
                    .all()
                    .get();
        }
    }
}
