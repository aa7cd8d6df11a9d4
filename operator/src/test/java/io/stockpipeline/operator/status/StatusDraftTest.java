package io.stockpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.ConditionType;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StatusDraftTest {
    private static final Instant THEN = Instant.parse("2026-01-02T03:04:05Z");
    private static final Instant NOW = Instant.parse("2026-01-02T04:00:00.123Z");

    @Test
    void aConditionKeepsItsTimeWhileItsStatusStays() {
        StatusDraft draft = new StatusDraft(said("False", "Progressing", "one of two"), 2, NOW);

        draft.found(ConditionType.ProcessorReady, Finding.waiting("PodFailed", "exit code 1"));

        assertThat(draft.build().condition(ConditionType.ProcessorReady))
                .contains(new Condition(
                        "ProcessorReady", "False", "PodFailed", "exit code 1", 2L, "2026-01-02T03:04:05Z"));
    }

    @Test
    void aConditionThatTurnsGetsTheTimeOfNowInSeconds() {
        StatusDraft draft = new StatusDraft(said("False", "Progressing", "one of two"), 2, NOW);

        draft.found(ConditionType.ProcessorReady, Finding.good("Running", "one pod runs"));

        assertThat(draft.build()
                        .condition(ConditionType.ProcessorReady)
                        .orElseThrow()
                        .lastTransitionTime())
                .isEqualTo("2026-01-02T04:00:00Z");
    }

    @Test
    void whatIsNotFoundAnewStaysAsItWasSaid() {
        StockPipelineStatus before = said("True", "Running", "one pod runs");

        StockPipelineStatus after = new StatusDraft(before, 2, NOW).build();

        assertThat(after.conditions()).isEqualTo(before.conditions());
        assertThat(after.observedGeneration()).isEqualTo(2);
    }

    @Test
    void theSameFindingsMakeTheSameStatus() {
        StatusDraft first = new StatusDraft(StockPipelineStatus.NONE, 1, THEN);
        first.found(ConditionType.TopicsReady, Finding.good("TopicsExist", "6 topics are there"));
        first.lag(3L);
        StockPipelineStatus before = first.build();

        StatusDraft second = new StatusDraft(before, 1, NOW);
        second.found(ConditionType.TopicsReady, Finding.good("TopicsExist", "6 topics are there"));
        second.lag(3L);

        assertThat(second.build()).isEqualTo(before);
    }

    @Test
    void anotherOperatorsConditionIsNotRepeated() {
        StockPipelineStatus before = StockPipelineStatus.NONE.withConditions(
                List.of(new Condition("Contested", "True", "Contested", "hands off", 1L, THEN.toString())));

        assertThat(new StatusDraft(before, 1, NOW).build().conditions()).isEmpty();
    }

    @Test
    void theLastTickStaysKnownWhileKafkaIsAwayAndTheLagDoesNot() {
        StatusDraft first = new StatusDraft(StockPipelineStatus.NONE, 1, THEN);
        first.lag(3L);
        first.lastTick(THEN);

        StatusDraft second = new StatusDraft(first.build(), 1, NOW);
        second.lag(null);
        second.lastTick(null);

        assertThat(second.build().lag()).isNull();
        assertThat(second.build().lastTickTime()).isEqualTo("2026-01-02T03:04:05Z");
    }

    private static StockPipelineStatus said(String status, String reason, String message) {
        return StockPipelineStatus.NONE.withConditions(
                List.of(new Condition("ProcessorReady", status, reason, message, 1L, THEN.toString())));
    }
}
