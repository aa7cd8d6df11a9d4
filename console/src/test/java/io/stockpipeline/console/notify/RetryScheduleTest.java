package io.stockpipeline.console.notify;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RetryScheduleTest {
    @Test
    void shouldWaitAsTheSpecificationSuggestsAndUpToAFifthMore() {
        long seed = new Random().nextLong();
        RetrySchedule schedule = new RetrySchedule(new Random(seed));

        for (int attempts = 1; attempts <= RetrySchedule.WAITS.size(); attempts++) {
            Duration wait = RetrySchedule.WAITS.get(attempts - 1);
            Duration longest = Duration.ofMillis((long) (wait.toMillis() * (1 + RetrySchedule.JITTER)));
            for (int i = 0; i < 100; i++) {
                assertThat(schedule.after(attempts).orElseThrow())
                        .as("seed %d", seed)
                        .isBetween(wait, longest);
            }
        }
    }

    @Test
    void shouldEndAfterTheTenthAttempt() {
        RetrySchedule schedule = new RetrySchedule(new Random(42));

        assertThat(schedule.after(9)).isPresent();
        assertThat(schedule.after(10)).isEmpty();
    }
}
