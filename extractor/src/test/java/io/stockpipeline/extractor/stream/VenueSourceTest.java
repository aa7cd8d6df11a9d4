package io.stockpipeline.extractor.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.ClockSkew;
import io.stockpipeline.extractor.source.FakePause;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** What a source does where no venue is, or one that does not answer. */
class VenueSourceTest {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final ClockSkew SKEW = new ClockSkew(Clock.systemUTC(), Duration.ofMinutes(1));

    private record Nobody(URI address) implements Venue {
        @Override
        public String key() {
            return "nobody";
        }

        @Override
        public Manners manners() {
            return Manners.silentFor(Duration.ofMillis(200));
        }

        @Override
        public Conversation talk(Line line) {
            return message -> {};
        }
    }

    @Test
    void shouldTryAgainAfterGrowingWaitsWhereNobodyListens() throws Exception {
        int free;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = taken.getLocalPort();
        }
        AtomicInteger attempts = new AtomicInteger();
        FakePause pause = new FakePause(time -> attempts.incrementAndGet() < 12);
        VenueSource source = new VenueSource(
                new Nobody(URI.create("ws://127.0.0.1:" + free + "/")), pause, SKEW, new Random(7), PATIENCE);

        source.run(new RecordingSink());

        assertThat(source.health().connected()).isFalse();
        assertThat(source.health().errors()).isEqualTo(12);
        assertThat(source.health().lastError()).startsWith("127.0.0.1 cannot be reached: ");
        List<Duration> waits = pause.sleeps();
        assertThat(waits)
                .allMatch(wait ->
                        wait.compareTo(Backoff.LEAST) >= 0 && wait.compareTo(Backoff.LEAST.plus(Backoff.MOST)) <= 0);
        assertThat(waits.get(0)).isLessThan(Backoff.LEAST.plus(Backoff.FIRST));
        assertThat(waits.subList(6, waits.size())).anyMatch(wait -> wait.toSeconds() > 10);
    }

    @Test
    void shouldLetGoOfAConnectionThatIsNeverLetIn() throws Exception {
        try (ServerSocket mute = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            VenueSource source = new VenueSource(
                    new Nobody(URI.create("ws://127.0.0.1:" + mute.getLocalPort() + "/")),
                    new FakePause(time -> true),
                    SKEW,
                    new Random(7),
                    Duration.ofSeconds(2));
            Thread thread = new Thread(() -> run(source), "mute-run");
            thread.start();
            try (Socket accepted = mute.accept()) {
                source.close();
                thread.interrupt();
                thread.join(PATIENCE.toMillis());

                assertThat(thread.isAlive()).isFalse();
                Awaitility.await().atMost(PATIENCE).until(() -> ended(accepted));
            }
        }
    }

    /** Whoever is told of the address looks for the fault in the wrong place. */
    @Test
    void shouldNotTakeAFaultOfTheProgramForABadAddress() throws Exception {
        try (LoopbackVenue venue = new LoopbackVenue(new LoopbackVenue.Desk() {});
                VenueRun run = new VenueRun(new Faulty(venue.address(), false))) {
            assertThat(run.failure())
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("a fault");
        }
    }

    @Test
    void shouldStayConnectedWhenAReminderFails() {
        AtomicInteger opened = new AtomicInteger();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void opened(LoopbackVenue.Caller caller) {
                opened.incrementAndGet();
                caller.send("now");
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                LogCapture log = new LogCapture();
                VenueRun run = new VenueRun(new Faulty(venue.address(), true))) {
            Awaitility.await().atMost(PATIENCE).until(() -> log.has("could not be done"));

            assertThat(run.health().connected()).isTrue();
            assertThat(run.health().errors()).isZero();
            assertThat(opened).hasValue(1);
        }
    }

    /** Has a fault when it begins to talk, or else whenever it is reminded. */
    private record Faulty(URI address, boolean talks) implements Venue {
        @Override
        public String key() {
            return "faulty";
        }

        @Override
        public Manners manners() {
            return Manners.silentFor(PATIENCE).reminding(Duration.ofMillis(50));
        }

        @Override
        public Conversation talk(Line line) {
            if (!talks) {
                throw new IllegalArgumentException("a fault");
            }
            return new Conversation() {
                @Override
                public void hear(String message) {
                    line.agreed();
                }

                @Override
                public void remind() {
                    throw new IllegalArgumentException("a fault");
                }
            };
        }
    }

    private static void run(VenueSource source) {
        try {
            source.run(new RecordingSink());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the other side has let go: what it had said is read, and then the end. */
    private static boolean ended(Socket socket) throws IOException {
        socket.setSoTimeout((int) PATIENCE.toMillis());
        return socket.getInputStream().read(new byte[8192]) < 0;
    }
}
