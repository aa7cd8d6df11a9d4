package io.stockpipeline.model.topic;

import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.TopicsSpec;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The six topics of one pipeline: {@code <namespace>.<name>.<what>}. */
public final class PipelineTopics {
    /**
     * Largest record of the dead letters. A value of 4 MiB is kept whole, and key and headers need room beside it. The
     * producer's {@code max.request.size} has to follow.
     */
    public static final int MAX_DEAD_LETTER_BYTES = 5 * 1024 * 1024;

    private static final String FOR_EVER = "-1";

    private final String prefix;
    private final TopicsSpec spec;

    private PipelineTopics(String prefix, TopicsSpec spec) {
        this.prefix = prefix;
        this.spec = spec;
    }

    public static PipelineTopics of(StockPipeline pipeline) {
        return new PipelineTopics(pipeline.qualifiedName(), pipeline.spec().topics());
    }

    public String ticks() {
        return prefix + ".ticks";
    }

    public String averages() {
        return prefix + ".averages";
    }

    public String alarms() {
        return prefix + ".alarms";
    }

    public String bars() {
        return prefix + ".bars";
    }

    public String deadLetters() {
        return prefix + ".dead-letters";
    }

    public String positions() {
        return prefix + ".positions";
    }

    /** The topics as they are made on a cluster, where records are kept as long as the pipeline says. */
    public List<TopicDefinition> definitions() {
        TopicsSpec.Retention retention = spec.retention();
        return definitions(
                millis(retention.ticks()),
                millis(retention.averages()),
                millis(retention.alarms()),
                millis(retention.bars()),
                millis(retention.deadLetters()));
    }

    /** The topics as they are made on the embedded broker, which keeps everything: its data directory is the user's. */
    public List<TopicDefinition> localDefinitions() {
        return definitions(FOR_EVER, FOR_EVER, FOR_EVER, FOR_EVER, FOR_EVER);
    }

    private List<TopicDefinition> definitions(
            String ticks, String averages, String alarms, String bars, String deadLetters) {
        int partitions = spec.effectivePartitions();
        return List.of(
                topic(ticks(), partitions, kept("delete", ticks)),
                topic(averages(), partitions, kept("delete", averages)),
                topic(alarms(), partitions, kept("delete", alarms)),
                topic(bars(), partitions, kept("compact,delete", bars)),
                topic(deadLetters(), 1, deadLetterConfig(deadLetters)),
                topic(positions(), partitions, config("compact")));
    }

    private TopicDefinition topic(String name, int partitions, Map<String, String> config) {
        return new TopicDefinition(name, partitions, spec.replicationFactor(), Collections.unmodifiableMap(config));
    }

    /** Arrival, not event time, is the record's timestamp: so retention never deletes a replay of old data. */
    private static Map<String, String> config(String cleanup) {
        Map<String, String> config = new LinkedHashMap<>();
        config.put("cleanup.policy", cleanup);
        config.put("compression.type", "producer");
        config.put("message.timestamp.type", "LogAppendTime");
        return config;
    }

    private static Map<String, String> kept(String cleanup, String retention) {
        Map<String, String> config = config(cleanup);
        config.put("retention.ms", retention);
        return config;
    }

    private static Map<String, String> deadLetterConfig(String retention) {
        Map<String, String> config = kept("delete", retention);
        config.put("max.message.bytes", Integer.toString(MAX_DEAD_LETTER_BYTES));
        return config;
    }

    private static String millis(Span span) {
        return Long.toString(span.millis());
    }
}
