package io.stockpipeline.operator.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.operator.resource.Condition;
import io.stockpipeline.operator.resource.Phase;
import io.stockpipeline.operator.resource.StockPipelineStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** At most two writes a minute in the long run; what people wait for does not wait. */
class StatusBudgetTest {
    private static final Duration PER_WRITE = Duration.ofSeconds(30);
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");

    private final StatusBudget budget = new StatusBudget(PER_WRITE);

    @Test
    void theFirstWordIsSaidAtOnce() {
        assertThat(budget.delay(StockPipelineStatus.NONE, lag(1), START)).isEmpty();
    }

    @Test
    void figuresWaitForThirtySeconds() {
        budget.written(START);

        assertThat(budget.delay(lag(1), lag(2), START.plusSeconds(10))).contains(Duration.ofSeconds(20));
        assertThat(budget.delay(lag(1), lag(2), START.plusSeconds(30))).isEmpty();
    }

    @Test
    void aTurnOfReadyDoesNotWait() {
        budget.written(START);

        assertThat(budget.delay(ready("Running"), ready("KafkaUnreachable"), START.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aNewGenerationDoesNotWait() {
        budget.written(START);

        assertThat(budget.delay(generation(1), generation(2), START.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void aNewPhaseDoesNotWait() {
        budget.written(START);

        assertThat(budget.delay(phase(Phase.Running), phase(Phase.Paused), START.plusSeconds(1)))
                .isEmpty();
    }

    @Test
    void turnsWaitTooWhenTheyComeTooOften() {
        for (int i = 0; i < StatusBudget.BURST; i++) {
            assertThat(budget.delay(ready("A"), ready("B"), START)).isEmpty();
            budget.written(START);
        }

        assertThat(budget.delay(ready("A"), ready("B"), START)).contains(PER_WRITE);
        assertThat(budget.delay(ready("A"), ready("B"), START.plus(PER_WRITE))).isEmpty();
    }

    @Test
    void aQuietTimeEarnsTheWholeBurstAgainAndNoMore() {
        for (int i = 0; i < StatusBudget.BURST; i++) {
            budget.written(START);
        }
        Instant later = START.plus(Duration.ofDays(1));

        int atOnce = 0;
        while (budget.delay(ready("A"), ready("B"), later).isEmpty()) {
            budget.written(later);
            atOnce++;
        }

        assertThat(atOnce).isEqualTo(StatusBudget.BURST);
    }

    @Test
    void whateverHappensThereAreTwoWritesAMinuteInTheLongRun() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        Instant now = START;
        int writes = 0;
        for (int i = 0; i < 10_000; i++) {
            now = now.plusMillis(random.nextInt(2_000));
            boolean urgent = random.nextBoolean();
            Optional<Duration> delay = budget.delay(urgent ? ready("A") : lag(1), urgent ? ready("B") : lag(2), now);
            if (delay.isEmpty()) {
                budget.written(now);
                writes++;
            } else {
                assertThat(delay.get()).as("seed %d", seed).isPositive().isLessThanOrEqualTo(PER_WRITE.multipliedBy(4));
            }
        }

        long minutes = Duration.between(START, now).toMinutes();
        assertThat(writes).as("seed %d", seed).isLessThanOrEqualTo((int) (2 * minutes) + StatusBudget.BURST + 2);
    }

    private static StockPipelineStatus lag(long lag) {
        return new StockPipelineStatus(1L, null, null, null, null, null, null, null, lag, null, List.of());
    }

    private static StockPipelineStatus generation(long generation) {
        return new StockPipelineStatus(generation, null, null, null, null, null, null, null, null, null, List.of());
    }

    private static StockPipelineStatus phase(Phase phase) {
        return new StockPipelineStatus(1L, phase, null, null, null, null, null, null, null, null, List.of());
    }

    private static StockPipelineStatus ready(String reason) {
        return generation(1)
                .withConditions(
                        List.of(new Condition("Ready", Condition.FALSE, reason, "words", 1L, START.toString())));
    }
}
