package io.stockpipeline.model.schema;

import static io.stockpipeline.model.schema.Field.field;

import io.stockpipeline.model.spec.TopicsSpec;
import java.util.List;

/** {@code spec.kafka} and {@code spec.topics}: which Kafka, and how the topics are made and kept. */
final class TopicTable {
    private static final String AT = "spec.topics";
    private static final int MOST_PARTITIONS = 10_000;
    private static final Whole RECORDS_A_SECOND = new Whole(1, 1_000_000_000);

    static final Struct KAFKA = Struct.of(
            field(
                    "bootstrapServers",
                    new Text(Forms.BOOTSTRAP_SERVERS),
                    "Kafka's addresses; the operator's own when absent, in local mode the embedded broker."),
            field(
                    "clientConfigSecret",
                    new Text(Forms.DNS_NAME),
                    "Secret with client.properties and the files that it names."));

    private static final Struct THROUGHPUT = Struct.of(
            field("target", RECORDS_A_SECOND, "Records a second that are wanted.")
                    .required("target: 200000"),
            field("producer", RECORDS_A_SECOND, "Records a second that one producer reaches on a partition.")
                    .required("producer: 50000"),
            field("consumer", RECORDS_A_SECOND, "Records a second that one consumer reaches on a partition.")
                    .required("consumer: 40000"));

    private static final Struct RETENTION = Struct.of(
            kept("ticks", "7d"),
            kept("averages", "1d"),
            kept("alarms", "30d"),
            kept("bars", "30d"),
            kept("deadLetters", "14d"));

    private static final Struct STRIMZI = Struct.of(
            field("cluster", new Text(Forms.DNS_NAME), "Name of the Strimzi Kafka cluster.")
                    .required("cluster: kafka"),
            field("namespace", new Text(Forms.DNS_LABEL), "Namespace of the Strimzi Kafka cluster.")
                    .required("namespace: kafka"));

    static final Struct STRUCT = Struct.of(
            field(
                    "partitions",
                    new Whole(1, MOST_PARTITIONS),
                    "Partitions of every topic, fixed after creation; 12 when neither it nor throughput is given."),
            field(
                    "throughput",
                    THROUGHPUT,
                    "Instead of partitions: as many as the wanted throughput demands; fixed after creation."),
            field(
                    "replicationFactor",
                    new Whole(1, 32),
                    "Copies of every topic, fixed after creation; min(3, brokers) when absent."),
            field("retention", RETENTION, "How long records are kept, by their arrival.")
                    .withInnerDefaults(),
            field("management", Choice.of(TopicsSpec.Management.class), "Who makes the topics.")
                    .byDefault("Admin"),
            field("strimzi", STRIMZI, "The Strimzi cluster that owns the topics."),
            field(
                            "deletionPolicy",
                            Choice.of(TopicsSpec.DeletionPolicy.class),
                            "What becomes of the topics when the StockPipeline is deleted.")
                    .byDefault("Retain"));

    static final List<Rule> RULES = List.of(
            Rule.of(
                    AT,
                    "throughput",
                    "give partitions or throughput, not both",
                    "!has(self.partitions) || !has(self.throughput)",
                    topics -> !Values.has(topics, "partitions") || !Values.has(topics, "throughput")),
            Rule.of(
                    AT,
                    "throughput",
                    "this throughput needs more than " + MOST_PARTITIONS
                            + " partitions: lower target, or several pipelines",
                    CelText.ifGiven(
                            "self.throughput",
                            "self.throughput.target <= " + MOST_PARTITIONS
                                    + " * self.throughput.producer && self.throughput.target <= " + MOST_PARTITIONS
                                    + " * self.throughput.consumer"),
                    topics -> {
                        var throughput = topics.path("throughput");
                        long target = throughput.path("target").asLong();
                        return target
                                        <= MOST_PARTITIONS
                                                * throughput.path("producer").asLong()
                                && target
                                        <= MOST_PARTITIONS
                                                * throughput.path("consumer").asLong();
                    }),
            Rule.of(
                    AT,
                    "strimzi",
                    "management: Strimzi needs strimzi (for example strimzi: { cluster: kafka, namespace: kafka })",
                    "self.management != 'Strimzi' || has(self.strimzi)",
                    topics -> !Values.is(topics, "management", "Strimzi") || Values.has(topics, "strimzi")),
            Rule.of(
                    AT,
                    "strimzi",
                    "strimzi belongs to management: Strimzi only: take it out, or write management: Strimzi",
                    "self.management == 'Strimzi' || !has(self.strimzi)",
                    topics -> Values.is(topics, "management", "Strimzi") || !Values.has(topics, "strimzi")));

    /**
     * Kafka can add partitions and moves no record when it does: a symbol's ticks would go on in another partition than
     * its state. What counts is the number, so it may be written in another way.
     */
    static final List<Transition> TRANSITIONS = List.of(
            new Transition(
                    "spec",
                    "topics.partitions",
                    "the number of partitions is fixed after creation: put partitions or throughput back, or make a new pipeline",
                    partitions("self") + " == " + partitions("oldSelf")),
            new Transition(
                    "spec",
                    "topics.replicationFactor",
                    "the replication factor is fixed after creation: put replicationFactor back, or make a new pipeline",
                    "!has(oldSelf.topics.replicationFactor) || (has(self.topics.replicationFactor) && self.topics.replicationFactor == oldSelf.topics.replicationFactor)"));

    private TopicTable() {}

    /** CEL: partitions of the topics, as {@link TopicsSpec#effectivePartitions()} has them. */
    private static String partitions(String spec) {
        String topics = spec + ".topics";
        String throughput = topics + ".throughput";
        String slower = "(" + throughput + ".producer < " + throughput + ".consumer ? " + throughput + ".producer : "
                + throughput + ".consumer)";
        return "(has(" + topics + ".partitions) ? " + topics + ".partitions : has(" + throughput + ") ? (" + throughput
                + ".target + " + slower + " - 1) / " + slower + " : " + TopicsSpec.DEFAULT_PARTITIONS + ")";
    }

    private static Field kept(String name, String time) {
        return field(
                        name,
                        new DurationText(false),
                        "How long " + (name.equals("deadLetters") ? "dead letters" : name) + " are kept.")
                .byDefault(time);
    }
}
