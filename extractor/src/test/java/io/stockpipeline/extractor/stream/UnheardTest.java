package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class UnheardTest {
    private final AtomicLong now = new AtomicLong();
    private final Told line = new Told();
    private final Unheard unheard = new Unheard(
            new VenueSymbols("test", List.of("A", "B"), symbol -> symbol), Duration.ofMinutes(10), "quiet", now::get);

    @Test
    void shouldTellOnceAConnectionWhatNothingWasHeardOfForLong() {
        unheard.begin();
        unheard.heard("A");
        now.set(Duration.ofMinutes(10).toNanos() - 1);
        unheard.look(line);
        assertThat(line.missing).isEmpty();

        now.incrementAndGet();
        unheard.look(line);
        unheard.look(line);

        assertThat(line.missing).containsExactly("B quiet");
    }

    @Test
    void shouldBeginAnewWithEachConnectionAndKnowWhatWasHeardOfBefore() {
        unheard.begin();
        unheard.heard("A");
        now.set(Duration.ofMinutes(9).toNanos());
        unheard.begin();
        now.set(Duration.ofMinutes(18).toNanos());
        unheard.look(line);
        assertThat(line.missing).isEmpty();

        now.set(Duration.ofMinutes(19).toNanos());
        unheard.look(line);

        assertThat(line.missing).containsExactly("B quiet");
    }

    /** Keeps what is told as missing. */
    private static final class Told implements Line {
        private final List<String> missing = new ArrayList<>();

        @Override
        public void missing(String symbol, String reason) {
            missing.add(symbol + " " + reason);
        }

        @Override
        public void say(String message) {}

        @Override
        public void ping() {}

        @Override
        public void agreed() {}

        @Override
        public void given(String symbol) {}

        @Override
        public void trade(Tick tick) {}

        @Override
        public void reject(UnusableRecordException fault, String part) {}

        @Override
        public void lost(String symbol, long trades) {}
    }
}
