package io.stockpipeline.extractor.binance;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScenes;
import io.stockpipeline.extractor.stream.VenueScript;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Binance refuses a request as a whole for one name that could be none; here, each that has BAD in it. */
class SubscriptionTest extends VenueScenes {
    private static final String INVALID = "{\"code\":2,\"msg\":\"Invalid request: invalid stream\"}";
    private static final Duration OFTEN = Duration.ofMillis(20);

    private final BinanceScript script = new BinanceScript();
    private final List<List<String>> asked = new CopyOnWriteArrayList<>();

    @Override
    protected VenueScript script() {
        return script;
    }

    @ParameterizedTest
    @CsvSource({"64, 4", "200, 8", "1000, 3"})
    void shouldFindManyBadNames(int symbols, int everyBad) {
        List<String> names = IntStream.range(0, symbols)
                .mapToObj(i -> i % everyBad == 0 ? "BAD" + i : "COIN" + i)
                .toList();

        findsTheBadOf(names, 1);
    }

    /** What is found by the end of a connection counts for the next one. */
    @Test
    void shouldFindBadNamesOfWhichNoneIsGood() {
        List<String> names = IntStream.range(0, 64)
                .mapToObj(i -> i < 60 ? "BAD" + i : "COIN" + i)
                .toList();

        findsTheBadOf(names, 4);
    }

    private void findsTheBadOf(List<String> names, int connections) {
        try (LoopbackVenue venue = refusing(false);
                VenueRun run = run(venue, names)) {
            await(() -> run.health().connected());

            assertThat(run.health().missingSymbols().keySet())
                    .containsExactlyInAnyOrderElementsOf(
                            names.stream().filter(SubscriptionTest::isBad).toList());
            assertThat(run.sink.letters()).isEmpty();
            assertThat(venue.attempts()).isLessThanOrEqualTo(connections);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 600})
    void shouldKnowWhatARefusalThatNamesNoRequestIsOf(int symbols) {
        List<String> names = IntStream.range(0, symbols)
                .mapToObj(i -> i == 0 ? "BAD" : "COIN" + i)
                .toList();
        try (LoopbackVenue venue = refusing(true);
                VenueRun run = run(venue, names)) {
            await(() -> run.health().connected());

            assertThat(run.health().missingSymbols())
                    .containsOnlyKeys("BAD")
                    .containsEntry("BAD", "Binance: Invalid request: invalid stream (code 2)");
            assertThat(venue.attempts()).isEqualTo(1);
            assertThat(asked).hasSizeLessThan(25);
        }
    }

    /** One whose answer is not known by now could be told of anything. */
    @Test
    void shouldHaveOneRequestUnderWayAtATime() {
        try (LoopbackVenue venue = answering((caller, said) -> asked.add(BinanceScript.streams(said)));
                VenueRun run = run(
                        venue, IntStream.range(0, 600).mapToObj(i -> "COIN" + i).toList())) {
            await(() -> !asked.isEmpty());
            venue.drop();
            await(() -> venue.attempts() == 2 && asked.size() > 1);

            assertThat(asked).hasSize(2);
            assertThat(asked.get(1)).isEqualTo(asked.get(0));
            assertThat(run.health().connected()).isFalse();
        }
    }

    /** A minute and more of requests, while the others are served. */
    @Test
    void shouldBeConnectedBeforeItHasAskedAgainForAllThatWasRefused() {
        AtomicBoolean silent = new AtomicBoolean();
        try (LoopbackVenue venue = answering((caller, said) -> {
                    boolean bad = isBad(BinanceScript.streams(said));
                    if (!bad || !silent.get()) {
                        caller.send(bad ? BinanceScript.refusal(said) : BinanceScript.agreement(said));
                    }
                });
                VenueRun run = run(venue, List.of("BAD", "COIN"))) {
            await(() -> run.health().connected());

            silent.set(true);
            venue.drop();

            await(() -> run.health().connected() && run.health().reconnects() == 1);
            assertThat(run.health().missingSymbols()).containsOnlyKeys("BAD");
        }
    }

    @Test
    void shouldKeepTheWordsOfARefusalHoweverLongNothingIsHeard() {
        AtomicLong now = new AtomicLong();
        try (LoopbackVenue venue = refusing(false);
                VenueRun run = new VenueRun(new MannersOf(
                        new Binance(venue.address(), List.of("BAD", "COIN"), now::get),
                        Manners.silentFor(A_MINUTE).reminding(OFTEN)))) {
            await(() -> run.health().connected());
            now.addAndGet(Binance.UNHEARD.toNanos());
            await(() -> run.health().missingSymbols().size() == 2);

            assertThat(run.health().missingSymbols().get("BAD")).contains("invalid stream");
            assertThat(run.health().missingSymbols().get("COIN")).contains("no trade for 10 minutes");
        }
    }

    /** @param nameless whether its refusals leave out which request they are of */
    private LoopbackVenue refusing(boolean nameless) {
        return answering((caller, said) -> {
            List<String> streams = BinanceScript.streams(said);
            asked.add(streams);
            String refusal = nameless ? INVALID : BinanceScript.refusal(said);
            caller.send(isBad(streams) ? refusal : BinanceScript.agreement(said));
        });
    }

    private static boolean isBad(List<String> streams) {
        return streams.stream().anyMatch(SubscriptionTest::isBad);
    }

    private static boolean isBad(String name) {
        return name.toUpperCase(Locale.ROOT).contains("BAD");
    }

    private static VenueRun run(LoopbackVenue venue, List<String> names) {
        return new VenueRun(MannersOf.hasty(new Binance(venue.address(), names, System::nanoTime), A_MINUTE));
    }
}
