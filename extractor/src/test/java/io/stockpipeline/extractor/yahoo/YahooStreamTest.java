package io.stockpipeline.extractor.yahoo;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.VenueContract;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What is Yahoo's own. */
class YahooStreamTest extends VenueContract {
    private static final long TIME = 1_716_578_401_123L;

    private final YahooScript script = new YahooScript();

    @Override
    protected VenueScript script() {
        return script;
    }

    /** 0x433D199A is the float that is nearest to 189.1; 2 * time is how a sint64 stands there. */
    @Test
    void shouldReadThePricesShortestDigits() throws Exception {
        byte[] bytes = HexFormat.of().parseHex("0a044141504c" + "159a193d43" + "18c6eac1d0f563" + "2203555344");
        long time = PricingData.decode(bytes).time();

        assertThat(PricingData.decode(bytes)).isEqualTo(new PricingData("AAPL", 189.1f, time, "USD", 0, 0, 0));
        assertThat(PricingData.decode(bytes).tick("AAPL", new DayVolumes()).price())
                .isEqualTo(Decimal.of("189.1"));
        assertThat(PricingData.decode(Pricing.of("A", 1, -1).bytes()).time()).isEqualTo(-1);
        assertThat(PricingData.decode(Pricing.of("A", 1.305e-5f, TIME).bytes())
                        .tick("A", new DayVolumes())
                        .price())
                .hasToString("0.00001305");
    }

    @Test
    void shouldTellByHowMuchTheDaysVolumeGrew() {
        try (LoopbackVenue venue = telling(
                        volume("AAPL", 1, 1000),
                        volume("AAPL", 2, 1250),
                        volume("AAPL", 3, 1250),
                        // The same again, and one that comes late: what they would add is the next one's.
                        volume("AAPL", 3, 1300),
                        volume("AAPL", 2, 1200),
                        volume("AAPL", 4, 1400),
                        // A new day.
                        volume("AAPL", 5, 70),
                        volume("AAPL", 6, 90),
                        // No volume is told for once.
                        volume("AAPL", 7, 0),
                        volume("AAPL", 8, 95));
                VenueRun run = run(venue, "AAPL")) {
            await(() -> run.sink.ticks().size() == 10);

            assertThat(run.sink.ticks())
                    .extracting(tick -> String.valueOf(tick.size()))
                    .containsExactly("null", "250", "0", "0", "0", "150", "null", "20", "null", "5");
        }
    }

    /** The last 24 hours lose what is older: a difference would not be what was traded. */
    @Test
    void shouldTellNoSizeOfAMarketThatNeverCloses() {
        try (LoopbackVenue venue = telling(
                        Pricing.of("BTC-USD", 64000, TIME)
                                .signed(9, 100)
                                .signed(28, 100)
                                .message(),
                        Pricing.of("BTC-USD", 64000, TIME + 1)
                                .signed(9, 150)
                                .signed(28, 150)
                                .message());
                VenueRun run = run(venue, "BTC-USD")) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks()).extracting(Tick::size).containsOnlyNulls();
        }
    }

    @Test
    void shouldRejectWhatIsNoQuote() {
        byte[] whole = Pricing.of("AAPL", 1, TIME).text(4, "USD").bytes();
        byte[] other = new Pricing().signed(1, 5).bytes();
        String[] bad = {
            "{\"type\":\"pricing\",\"message\":\"%%%\"}",
            "{\"type\":\"pricing\"}",
            "{\"type\":\"news\",\"message\":\"\"}",
            "CgRBQVBM",
            Pricing.message(Arrays.copyOf(whole, whole.length - 1)),
            Pricing.message(other),
            Pricing.message(new byte[] {0x0C}),
            Pricing.message(new byte[] {0x0A, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, (byte) 0xFF, 0x7F}),
            Pricing.of("AAPL", 1, 0).message(),
        };
        try (LoopbackVenue venue = telling(bad);
                VenueRun run = run(venue, "AAPL")) {
            await(() -> run.sink.letters().size() == bad.length);

            assertThat(run.sink.letters()).extracting(DeadLetter::reason).containsOnly(DeadLetterReason.Malformed);
            assertThat(run.sink.ticks()).isEmpty();
        }
        try (LoopbackVenue venue = telling(
                        Pricing.of("AAPL", 0, TIME).message(),
                        Pricing.of("AAPL", Float.NaN, TIME).message(),
                        Pricing.of("AAPL", Float.POSITIVE_INFINITY, TIME).message(),
                        Pricing.of("MSFT", 1, TIME).message());
                VenueRun run = run(venue, "AAPL")) {
            await(() -> run.sink.letters().size() == 4);

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(
                            DeadLetterReason.InvalidPrice,
                            DeadLetterReason.InvalidPrice,
                            DeadLetterReason.InvalidPrice,
                            DeadLetterReason.UnknownSymbol);
        }
    }

    /** Whatever bytes come, they are a quote or a dead letter. */
    @Test
    void shouldSurviveAnyBytes() {
        long seed = new Random().nextLong();
        Random random = new Random(seed);
        for (int i = 0; i < 100_000; i++) {
            byte[] bytes =
                    Pricing.of("AAPL", random.nextFloat(), TIME).signed(9, 5).bytes();
            for (int wrong = random.nextInt(4); wrong >= 0; wrong--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            try {
                PricingData.decode(bytes).tick("AAPL", new DayVolumes());
            } catch (UnusableRecordException e) {
                assertThat(e.words()).as("seed " + seed).isNotBlank();
            }
        }
    }

    /** The server answers pings, and that is all that is heard while a market is closed. */
    @Test
    void shouldRemindAndStayWhileAMarketIsClosedAndTellWhatItNeverHeardOf() {
        AtomicLong now = new AtomicLong();
        List<String> said = new CopyOnWriteArrayList<>();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(LoopbackVenue.Caller caller, String message) {
                said.add(message);
            }
        };
        Manners manners = Manners.silentFor(Duration.ofSeconds(1)).reminding(Duration.ofMillis(50));
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(
                        new MannersOf(new YahooStream(venue.address(), List.of("AAPL", "NOPE"), now::get), manners))) {
            // Reminders of more than twice the silence.
            await(() -> said.size() > 45);
            assertThat(run.health().missingSymbols()).isEmpty();

            now.addAndGet(YahooStream.UNHEARD.toNanos());
            await(() -> !run.health().missingSymbols().isEmpty());

            await(() -> run.health().missingSymbols().keySet().equals(Set.of("AAPL", "NOPE")));
            assertThat(said).containsOnly("{\"subscribe\":[\"AAPL\",\"NOPE\"]}");
            assertThat(run.health().connected()).isTrue();
            assertThat(run.health().errors()).isZero();
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldTellWhatItNeverHeardOfWellBeforeItGivesUp() {
        Manners manners = script.venue(URI.create("ws://127.0.0.1:9/"), List.of("AAPL"), System::nanoTime)
                .manners();

        assertThat(YahooStream.UNHEARD.plus(
                        Objects.requireNonNull(manners.reminder()).multipliedBy(4)))
                .isLessThanOrEqualTo(manners.silence());
    }

    /** A server that hangs answers no ping. */
    @Test
    void shouldGiveUpASilentConnection() {
        CountDownLatch end = new CountDownLatch(1);
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(LoopbackVenue.Caller caller, String message) {
                try {
                    end.await();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(new MannersOf(
                        script.venue(venue.address(), List.of("AAPL"), System::nanoTime),
                        Manners.silentFor(Duration.ofMillis(500)).reminding(Duration.ofMillis(100))))) {
            await(() -> venue.attempts() >= 2);

            assertThat(run.health().errors()).isPositive();
            end.countDown();
        } finally {
            end.countDown();
        }
    }

    private static String volume(String symbol, long seconds, long volume) {
        return Pricing.of(symbol, 189.1f, TIME + seconds * 1000)
                .signed(9, volume)
                .message();
    }

    private LoopbackVenue telling(String... messages) {
        return answering((caller, said) -> List.of(messages).forEach(caller::send));
    }
}
