package io.stockpipeline.bench.streams;

import io.stockpipeline.bench.clients.ClientTuning;
import io.stockpipeline.bench.meter.Contest;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** Runs a topology until the process is told to end, with the settings that StockPipeline's own processor has. */
final class DslRun {
    private static final Duration GOODBYE = Duration.ofSeconds(10);

    private final Contest contest;
    private final RecordCache cache;
    private final Properties settings = new Properties();

    DslRun(Contest contest, RecordCache cache) {
        this.contest = contest;
        this.cache = cache;
        ClientTuning.consumer().forEach((name, value) -> settings.put(StreamsConfig.consumerPrefix(name), value));
        ClientTuning.producer().forEach((name, value) -> settings.put(StreamsConfig.producerPrefix(name), value));
        settings.putAll(own());
    }

    /** Sets what this topology needs otherwise. */
    DslRun with(String setting, Object value) {
        settings.put(setting, value);
        return this;
    }

    /** Runs; returns when the process has been told to end. */
    void run(Topology topology) throws InterruptedException {
        settings.forEach((name, value) -> Contest.setting(name.toString(), value));
        Contest.setting("stores", "in memory");
        CountDownLatch stopped = new CountDownLatch(1);
        KafkaStreams streams = new KafkaStreams(topology, settings);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(streams, stopped), "stop"));
        streams.start();
        stopped.await();
    }

    private static void stop(KafkaStreams streams, CountDownLatch stopped) {
        // A member that only vanishes keeps its partitions until its session is over.
        streams.close(CloseOptions.timeout(GOODBYE)
                .withGroupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
        stopped.countDown();
    }

    private Map<String, Object> own() {
        return Map.of(
                StreamsConfig.APPLICATION_ID_CONFIG,
                contest.application(),
                StreamsConfig.BOOTSTRAP_SERVERS_CONFIG,
                contest.bootstrapServers(),
                StreamsConfig.STATE_DIR_CONFIG,
                contest.folder().resolve("state").toString(),
                StreamsConfig.NUM_STREAM_THREADS_CONFIG,
                contest.threads(),
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                contest.exactlyOnce() ? StreamsConfig.EXACTLY_ONCE_V2 : StreamsConfig.AT_LEAST_ONCE,
                StreamsConfig.COMMIT_INTERVAL_MS_CONFIG,
                ClientTuning.COMMIT_INTERVAL_MS,
                StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG,
                cache.bytes(),
                StreamsConfig.TOPOLOGY_OPTIMIZATION_CONFIG,
                StreamsConfig.OPTIMIZE,
                StreamsConfig.GROUP_PROTOCOL_CONFIG,
                "streams");
    }
}
