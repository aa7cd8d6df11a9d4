package io.stockpipeline.app.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.stockpipeline.operator.resource.ConditionType;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** A pipeline that is edited, scaled, hurt and halted while it runs. Each test leaves it running. */
@OnCluster
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePipelineTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private static final Pattern TIME = Pattern.compile("\"time\":(\\d+)");

    private Trial trial;
    private TrialPipeline pipeline;

    @BeforeAll
    void apply(Trial given) {
        trial = given;
        pipeline = trial.pipeline("live").apply("""
                symbols: [AAPL, MSFT]
                source: { synthetic: { rate: 10 } }
                windows: [{ size: 10s, tolerance: 0.5% }]
                topics: { partitions: 2, deletionPolicy: Delete }
                """);
    }

    @BeforeEach
    void awaitReady() {
        pipeline.awaitReady();
    }

    @Test
    void averagesFlowAndTheStatusTellsIt() {
        pipeline.awaitFlow(Instant.now());

        if (trial.kafka().isReadable()) {
            assertThat(trial.kafka().newRecords(pipeline.topic("averages"), 20))
                    .hasSizeGreaterThanOrEqualTo(20)
                    .allMatch(record -> record.contains("\"window\":\"10s\""))
                    .anyMatch(record -> record.contains("\"symbol\":\"AAPL\""))
                    .anyMatch(record -> record.contains("\"symbol\":\"MSFT\""));
        }
    }

    @Test
    void aToleranceReplacesTheProcessorAndLeavesTheFeedAlone() {
        Set<String> extractor = pipeline.podIds("extractor");
        Set<String> processor = pipeline.podIds("processor");

        pipeline.edit(spec -> ((ObjectNode) spec.at("/windows/0")).put("tolerance", "0.25%"));
        pipeline.awaitReady();

        assertThat(pipeline.podIds("extractor")).isEqualTo(extractor);
        assertThat(pipeline.podIds("processor")).hasSize(1).doesNotContainAnyElementsOf(processor);
        flowsAfter(Instant.now());
    }

    @Test
    void aWindowMoreIsInTheNextAverages() {
        pipeline.edit(spec -> ((ArrayNode) spec.get("windows")).addObject().put("size", "30s"));
        pipeline.awaitReady();

        flowsAfter(Instant.now());
        if (trial.kafka().isReadable()) {
            assertThat(trial.kafka().newRecords(pipeline.topic("averages"), 5))
                    .isNotEmpty()
                    .allMatch(record -> record.contains("\"window\":\"30s\""));
        }
    }

    @Test
    void symbolsCanBeAdded() {
        pipeline.edit(spec -> ((ArrayNode) spec.get("symbols")).add("NVDA"));
        pipeline.awaitReady();

        assertThat(pipeline.status().symbolCount()).isEqualTo(3);
        flowsAfter(Instant.now());
        if (trial.kafka().isReadable()) {
            assertThat(trial.kafka().newRecords(pipeline.topic("averages"), 60))
                    .anyMatch(record -> record.contains("\"symbol\":\"NVDA\""));
        }
    }

    @Test
    void theConsoleAnswersBehindItsService() {
        flowsAfter(Instant.now());

        assertThat(pipeline.console("/api/v1/pipeline")).contains(pipeline.qualifiedName());
        assertThat(pipeline.console("/api/v1/symbols")).contains("AAPL").contains("MSFT");
        assertThat(pipeline.console("/metrics")).contains("stockpipeline_console_view_ready 1.0");
    }

    @Test
    void kubectlScaleAddsAndTakesProcessors() {
        pipeline.scale(2);
        await().atMost(PATIENCE).until(() -> pipeline.status().replicas() == 2);
        pipeline.awaitReady();
        assertThat(pipeline.pods("processor")).hasSize(2);
        flowsAfter(Instant.now());

        pipeline.scale(1);
        await().atMost(PATIENCE).until(() -> pipeline.pods("processor").size() == 1);
        pipeline.awaitReady();
        flowsAfter(Instant.now());
    }

    @Test
    void killedPodsComeBack() {
        Set<String> extractor = pipeline.podIds("extractor");
        Set<String> processor = pipeline.podIds("processor");

        pipeline.kill("extractor");
        pipeline.kill("processor");
        Instant killed = Instant.now();

        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(pipeline.podIds("extractor")).hasSize(1).doesNotContainAnyElementsOf(extractor);
            assertThat(pipeline.podIds("processor")).hasSize(1).doesNotContainAnyElementsOf(processor);
        });
        pipeline.awaitReady();
        flowsAfter(killed);
    }

    @Test
    void suspendTakesThePodsAndResumeBringsThemBack() {
        pipeline.edit(spec -> spec.put("suspend", true));

        pipeline.awaitReason(ConditionType.Ready, "Suspended");
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(pipeline.pods("extractor")).isEmpty();
            assertThat(pipeline.pods("processor")).isEmpty();
        });

        pipeline.edit(spec -> spec.put("suspend", false));
        pipeline.awaitReady();
        flowsAfter(Instant.now());
    }

    @Test
    void rolesLogALineOfJsonEachAndNoErrors() {
        flowsAfter(Instant.now());

        assertThat(JsonLog.of(pipeline.log("extractor"))).isNotEmpty().allMatch(JsonLog.Line::isGood);
        assertThat(JsonLog.of(pipeline.log("processor"))).isNotEmpty().allMatch(JsonLog.Line::isGood);
        assertThat(JsonLog.of(pipeline.log("console"))).isNotEmpty().allMatch(JsonLog.Line::isGood);
    }

    /** Read from Kafka where the tests reach it; the status is up to half a minute behind. */
    private void flowsAfter(Instant moment) {
        if (!trial.kafka().isReadable()) {
            pipeline.awaitFlow(moment);
            return;
        }
        await().alias("averages of ticks after " + moment)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(trial.kafka().newRecords(pipeline.topic("averages"), 3))
                        .anyMatch(record -> TIME.matcher(record)
                                .results()
                                .anyMatch(time -> Long.parseLong(time.group(1)) > moment.toEpochMilli())));
    }
}
