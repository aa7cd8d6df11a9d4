package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import io.stockpipeline.model.spec.ProcessorSpec;
import java.util.List;

/** {@code spec.extractor} and {@code spec.processor}. */
final class ProcessorTable {
    /**
     * Kafka Streams settings that change speed and memory and nothing else. What the pipeline's guarantees, names or
     * addresses rest on is not among them.
     */
    private static final List<String> SETTINGS = List.of(
            "commit.interval.ms",
            "statestore.cache.max.bytes",
            "buffered.records.per.partition",
            "max.task.idle.ms",
            "task.timeout.ms",
            "poll.ms",
            "acceptable.recovery.lag",
            "max.warmup.replicas",
            "probing.rebalance.interval.ms",
            "consumer.max.poll.records",
            "consumer.max.poll.interval.ms",
            "consumer.fetch.min.bytes",
            "consumer.fetch.max.wait.ms",
            "consumer.max.partition.fetch.bytes",
            "producer.batch.size",
            "producer.linger.ms",
            "producer.buffer.memory",
            "producer.compression.type");

    static final Struct EXTRACTOR = Struct.of(
            field(
                            "shards",
                            new Whole(1, 100),
                            "Pods that share the symbols; more than 1 is refused for Finnhub and Alpaca.")
                    .byDefault(1),
            PodTable.FIELD);

    private static final Struct AUTOSCALING = Struct.of(
            field("minReplicas", new Whole(1, 10_000), "Fewest pods.").required("minReplicas: 1"),
            field("maxReplicas", new Whole(1, 10_000), "Most pods.").required("maxReplicas: 6"),
            field("targetLag", new Whole(1, 1_000_000_000_000L), "Records of lag a pod may have.")
                    .required("targetLag: 10000"));

    static final Struct PROCESSOR = Struct.of(
            field("replicas", new Whole(0, 10_000), "Pods; the scale subresource points here.")
                    .byDefault(1),
            field("threads", new Whole(1, 64), "Stream threads a pod.").byDefault(1),
            field("guarantee", Choice.of(ProcessorSpec.Guarantee.class), "What a crash may do to the outputs.")
                    .byDefault("ExactlyOnce"),
            field("standbyReplicas", new Whole(0, 10), "Standby copies of the state; 1 when replicas is above 1."),
            field("autoscaling", AUTOSCALING, "Scaling by lag."),
            field(
                    "storage",
                    Struct.of(
                            field("size", new Text(Forms.QUANTITY), "Size of the volume.")
                                    .required("size: 10Gi"),
                            field("className", new Text(Forms.DNS_NAME), "Storage class of the volume.")),
                    "A volume for the state; absent: the state is in memory."),
            field("startupTimeout", new DurationText(false), "How long a pod may take to start.")
                    .byDefault("10m"),
            field(
                    "config",
                    MapOf.of(SETTINGS, new IntOrText(Forms.SETTING)),
                    "Kafka Streams settings, from an allow-list."),
            PodTable.FIELD);

    static final List<Rule> RULES = List.of(
            Rule.of(
                    "spec",
                    "extractor.shards",
                    "Finnhub and Alpaca allow one connection a key: write shards: 1",
                    "self.extractor.shards <= 1 || !(has(self.source.finnhub) || has(self.source.alpaca))",
                    spec -> spec.path("extractor").path("shards").asInt() <= 1
                            || Values.given(spec.path("source"), List.of("finnhub", "alpaca")) == 0),
            Rule.of(
                    "spec.processor.autoscaling",
                    "maxReplicas",
                    "maxReplicas must not be below minReplicas: raise it, or lower minReplicas",
                    "self.minReplicas <= self.maxReplicas",
                    autoscaling -> autoscaling.path("minReplicas").asInt()
                            <= autoscaling.path("maxReplicas").asInt()),
            Bounds.atMost("spec.processor", "startupTimeout", "1d"));

    private ProcessorTable() {}
}
