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
        begin("A", "B");
        unheard.heard("A");
        listen(Duration.ofMinutes(10).minusNanos(1));
        assertThat(line.missing).isEmpty();

        listen(Duration.ofNanos(1));
        listen(Duration.ofMinutes(1));

        assertThat(line.missing).containsExactly("B quiet");
    }

    @Test
    void shouldKnowOverAllConnectionsWhatWasHeardOf() {
        begin("A", "B");
        unheard.heard("A");
        begin("A", "B");
        listen(Duration.ofMinutes(11));

        assertThat(line.missing).containsExactly("B quiet");
    }

    /** A proxy may cut every connection before the time is over. */
    @Test
    void shouldAddUpTheTimeOverConnectionsThatDoNotLastAsLong() {
        begin("A", "B");
        unheard.heard("A");
        listen(Duration.ofMinutes(6));
        begin("A", "B");
        listen(Duration.ofMinutes(4).minusNanos(1));
        assertThat(line.missing).isEmpty();

        listen(Duration.ofNanos(1));

        assertThat(line.missing).containsExactly("B quiet");
    }

    @Test
    void shouldNotCountTheTimeBetweenConnections() {
        begin("A", "B");
        listen(Duration.ofMinutes(9));
        now.addAndGet(Duration.ofHours(5).toNanos());
        begin("A", "B");
        listen(Duration.ofSeconds(59));

        assertThat(line.missing).isEmpty();
    }

    @Test
    void shouldCountFromWhenTheVenueHasAgreedToTellOfIt() {
        unheard.begin();
        listen(Duration.ofMinutes(9));
        unheard.given(List.of("A", "B"));
        listen(Duration.ofMinutes(10).minusNanos(1));
        assertThat(line.missing).isEmpty();

        listen(Duration.ofNanos(1));

        assertThat(line.missing).containsExactly("A quiet", "B quiet");
    }

    /** Of what is refused the venue has said why. */
    @Test
    void shouldSayNothingOfWhatIsNotGiven() {
        begin("B");
        listen(Duration.ofMinutes(11));

        assertThat(line.missing).containsExactly("B quiet");
    }

    private void begin(String... given) {
        unheard.begin();
        unheard.given(List.of(given));
    }

    private void listen(Duration time) {
        now.addAndGet(time.toNanos());
        unheard.look(line);
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
        public void conditions() {}

        @Override
        public void reject(UnusableRecordException fault, String part) {}

        @Override
        public void lost(String symbol, long trades) {}
    }
}
