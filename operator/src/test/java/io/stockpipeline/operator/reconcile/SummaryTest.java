package io.stockpipeline.operator.reconcile;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import io.stockpipeline.model.spec.StockPipelineSpec;
import io.stockpipeline.model.yaml.PipelineFile;
import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import io.stockpipeline.operator.status.Finding;
import io.stockpipeline.operator.status.StatusDraft;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said of the whole when the parts are known. */
class SummaryTest {
    private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");
    private static final Finding GOOD = Finding.good("Running", "runs");
    private static final Finding ON_ITS_WAY = Finding.waiting("Progressing", "of 1 pods 0 are available");
    private static final Finding BROKEN = Finding.failed("WrongInput", "exit code 2");

    @Test
    void allGoodIsRunning() {
        assertSummary(false, StockPipelineStatus.NONE, GOOD, GOOD, GOOD, "Running", Phase.Running);
    }

    @Test
    void theFirstAlongTheWayOfAPriceIsNamed() {
        Finding topics = Finding.waiting("KafkaUnreachable", "kafka:9092 does not answer");
        assertSummary(false, StockPipelineStatus.NONE, topics, ON_ITS_WAY, GOOD, "KafkaUnreachable", Phase.Pending);
    }

    @Test
    void whatSomebodyHasToMendComesFirst() {
        assertSummary(false, StockPipelineStatus.NONE, GOOD, ON_ITS_WAY, BROKEN, "WrongInput", Phase.Failed);
    }

    @Test
    void whatRanBeforeIsDegradedNotFailed() {
        assertSummary(false, before(Phase.Running, "True"), GOOD, GOOD, BROKEN, "WrongInput", Phase.Degraded);
        assertSummary(false, before(Phase.Degraded, "False"), GOOD, ON_ITS_WAY, GOOD, "Progressing", Phase.Degraded);
        assertSummary(false, before(Phase.Completed, "True"), GOOD, ON_ITS_WAY, GOOD, "Progressing", Phase.Degraded);
    }

    @Test
    void whatNeverRanIsOnItsWay() {
        assertSummary(false, before(Phase.Pending, "False"), GOOD, ON_ITS_WAY, GOOD, "Progressing", Phase.Pending);
    }

    @Test
    void suspendedIsSuspendedWhateverElseIs() {
        assertSummary(true, before(Phase.Running, "True"), BROKEN, GOOD, GOOD, "Suspended", Phase.Suspended);
    }

    @Test
    void aSourceAtItsEndIsCompletedWhenAllElseIsGood() {
        Finding end = Finding.good("SourceCompleted", "everything it had is in Kafka");
        assertSummary(false, StockPipelineStatus.NONE, GOOD, end, GOOD, "SourceCompleted", Phase.Completed);
        assertSummary(false, StockPipelineStatus.NONE, GOOD, end, ON_ITS_WAY, "Progressing", Phase.Pending);
    }

    private static void assertSummary(
            boolean suspend,
            StockPipelineStatus before,
            Finding topics,
            Finding extractor,
            Finding processor,
            String reason,
            Phase phase) {
        StatusDraft draft = new StatusDraft(before, 1, NOW);
        draft.found(ConditionType.TopicsReady, topics);
        draft.found(ConditionType.ExtractorReady, extractor);
        draft.found(ConditionType.ProcessorReady, processor);
        draft.found(ConditionType.ConsoleReady, Finding.good("SwitchedOff", "no console"));

        Summary.complete(draft, spec(suspend), before);

        StockPipelineStatus status = draft.build();
        assertThat(status.condition(ConditionType.Ready).orElseThrow().reason()).isEqualTo(reason);
        assertThat(status.phase()).isEqualTo(phase);
    }

    private static StockPipelineStatus before(Phase phase, String ready) {
        return new StockPipelineStatus(
                1L,
                phase,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(new Condition("Ready", ready, "Before", "words", 1L, NOW.toString())));
    }

    private static StockPipelineSpec spec(boolean suspend) {
        try {
            ObjectNode tree = (ObjectNode) new YAMLMapper().readTree("""
                    apiVersion: stockpipeline.io/v1alpha1
                    kind: StockPipeline
                    metadata: { name: tech, namespace: test }
                    spec: { suspend: %s, symbols: [A], source: { synthetic: {} }, windows: [{ size: 5m }] }
                    """.formatted(suspend));
            return PipelineFile.of(tree).spec();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
