package io.stockpipeline.model.topic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.stockpipeline.model.spec.Metadata;
import io.stockpipeline.model.spec.Span;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.spec.TopicsSpec;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PipelineTopicsTest {
    @Test
    void namesTheTopicsAfterNamespaceAndName() {
        PipelineTopics topics = PipelineTopics.of(pipeline(topics(null, null, null)));

        assertThat(topics.ticks()).isEqualTo("market.tech.ticks");
        assertThat(topics.averages()).isEqualTo("market.tech.averages");
        assertThat(topics.alarms()).isEqualTo("market.tech.alarms");
        assertThat(topics.bars()).isEqualTo("market.tech.bars");
        assertThat(topics.deadLetters()).isEqualTo("market.tech.dead-letters");
        assertThat(topics.positions()).isEqualTo("market.tech.positions");
    }

    @Test
    void givesEveryTopicThePartitionsExceptTheDeadLetters() {
        List<TopicDefinition> definitions =
                PipelineTopics.of(pipeline(topics(7, null, 3))).definitions();

        assertThat(definitions)
                .extracting(TopicDefinition::name)
                .containsExactly(
                        "market.tech.ticks",
                        "market.tech.averages",
                        "market.tech.alarms",
                        "market.tech.bars",
                        "market.tech.dead-letters",
                        "market.tech.positions");
        assertThat(definitions).extracting(TopicDefinition::partitions).containsExactly(7, 7, 7, 7, 1, 7);
        assertThat(definitions).extracting(TopicDefinition::replicationFactor).containsOnly(3);
    }

    @Test
    void derivesThePartitionsFromTheThroughput() {
        TopicsSpec spec = topics(null, new TopicsSpec.Throughput(200_000, 50_000, 40_000), null);

        TopicDefinition ticks = PipelineTopics.of(pipeline(spec)).definitions().get(0);

        assertThat(ticks.partitions()).isEqualTo(5);
        assertThat(ticks.replicationFactor()).isNull();
    }

    @Test
    void keepsRecordsByTheirArrivalForAsLongAsThePipelineSays() {
        List<TopicDefinition> definitions =
                PipelineTopics.of(pipeline(topics(1, null, null))).definitions();

        assertThat(definitions)
                .extracting(TopicDefinition::config)
                .allSatisfy(config -> assertThat(config)
                        .containsEntry("message.timestamp.type", "LogAppendTime")
                        .containsEntry("compression.type", "producer"));
        assertThat(definitions)
                .extracting(TopicDefinition::config)
                .extracting(config -> config.get("cleanup.policy"))
                .containsExactly("delete", "delete", "delete", "compact,delete", "delete", "compact");
        assertThat(definitions)
                .extracting(TopicDefinition::config)
                .extracting(config -> config.get("retention.ms"))
                .containsExactly("604800000", "86400000", "2592000000", "2592000001", "1209600000", null);
    }

    @Test
    void keepsEverythingLocally() {
        List<Map<String, String>> configs =
                PipelineTopics.of(pipeline(topics(1, null, null))).localDefinitions().stream()
                        .map(TopicDefinition::config)
                        .toList();

        assertThat(configs.subList(0, 5))
                .allSatisfy(config -> assertThat(config).contains(entry("retention.ms", "-1")));
        assertThat(configs.get(5)).doesNotContainKey("retention.ms");
    }

    @Test
    void takesADeadLetterOfFourMebibytesWithItsHeaders() {
        TopicDefinition deadLetters =
                PipelineTopics.of(pipeline(topics(1, null, null))).definitions().get(4);

        assertThat(Integer.parseInt(deadLetters.config().get("max.message.bytes")))
                .isGreaterThan(4 * 1024 * 1024 + 512 * 1024);
    }

    private static TopicsSpec topics(Integer partitions, TopicsSpec.Throughput throughput, Integer replicationFactor) {
        return new TopicsSpec(
                partitions,
                throughput,
                replicationFactor,
                new TopicsSpec.Retention(
                        Span.of("7d"), Span.of("1d"), Span.of("30d"), new Span(2_592_000_001L, "30d"), Span.of("14d")),
                TopicsSpec.Management.Admin,
                null,
                TopicsSpec.DeletionPolicy.Retain);
    }

    private static StockPipeline pipeline(TopicsSpec topics) {
        StockPipelineSpec spec = new StockPipelineSpec(
                false,
                false,
                List.of("AAPL"),
                50_000,
                null,
                List.of(),
                Span.of("1ms"),
                Span.of("30s"),
                Span.of("1m"),
                null,
                null,
                List.of(),
                List.of(),
                null,
                topics,
                null,
                null,
                null,
                List.of(),
                null,
                0);
        return new StockPipeline(
                StockPipeline.API_VERSION,
                StockPipeline.KIND,
                new Metadata("tech", "market", Map.of(), Map.of()),
                spec);
    }
}
