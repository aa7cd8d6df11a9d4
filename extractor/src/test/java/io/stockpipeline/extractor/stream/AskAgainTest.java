package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class AskAgainTest {
    private final AtomicLong now = new AtomicLong();
    private final AskAgain later = new AskAgain(Duration.ofMinutes(1), Duration.ofMinutes(3), now::get);

    @Test
    void shouldPauseTwiceAsLongAfterEachRefusalUpToABound() {
        for (int minutes : new int[] {1, 2, 3, 3}) {
            later.refused("A");
            now.addAndGet(Duration.ofMinutes(minutes).toNanos() - 1);
            assertThat(later.due()).isEmpty();
            now.incrementAndGet();
            assertThat(later.due()).containsExactly("A");
            now.addAndGet(Duration.ofHours(1).toNanos());
            // It has been asked, and the answer is awaited.
            assertThat(later.due()).isEmpty();
        }
    }

    @Test
    void shouldForgetWhatIsSettled() {
        later.refused("A");
        later.refused("B");
        later.settled("A");
        now.addAndGet(Duration.ofMinutes(1).toNanos());

        assertThat(later.due()).containsExactly("B");
        later.refused("A");
        now.addAndGet(Duration.ofMinutes(1).toNanos());
        assertThat(later.due()).containsExactly("A");
    }
}
