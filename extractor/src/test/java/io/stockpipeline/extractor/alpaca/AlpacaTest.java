package io.stockpipeline.extractor.alpaca;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.KeyedVenueContract;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.ScriptedDesk;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.extractor.stream.VenueScript.Stock;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Alpaca's own. */
class AlpacaTest extends KeyedVenueContract {
    @TempDir
    Path secrets;

    private AlpacaScript script;

    @BeforeEach
    void write() {
        script = new AlpacaScript(secrets);
    }

    @Override
    protected VenueScript script() {
        return script;
    }

    @Override
    protected List<String> secrets() {
        return List.of(AlpacaScript.KEY, AlpacaScript.SECRET, "sEcReT-o");
    }

    @Override
    protected LoopbackVenue refusingTheKey() {
        return answering((caller, said) -> caller.send(AlpacaScript.error(402, "auth failed")));
    }

    @Override
    protected String told(Caller caller) {
        return caller.said().get(0);
    }

    @Test
    void shouldSayWhoItIsAndThenWhatItWants() {
        Alpacas alpaca = new Alpacas(said -> said.contains("\"auth\"") ? AlpacaScript.AUTHENTICATED : "[]");
        try (LoopbackVenue venue = new LoopbackVenue(alpaca);
                VenueRun run = run(venue, "aapl", "BRK-B")) {
            await(() -> alpaca.said.size() == 2);

            assertThat(alpaca.said)
                    .containsExactly(
                            "{\"action\":\"auth\",\"key\":\"PKCOFFEE\",\"secret\":\"sEcReT-of-the-desk\"}",
                            "{\"action\":\"subscribe\",\"trades\":[\"AAPL\",\"BRK.B\"]}");
            assertThat(run.health().connected()).isFalse();
        }
    }

    @Test
    void shouldTakeTheDocumentedTrade() {
        try (LoopbackVenue venue = telling("[{\"T\":\"t\",\"S\":\"AAPL\",\"i\":1,\"x\":\"V\",\"p\":180.0,\"s\":100,"
                        + "\"c\":[\"@\"],\"t\":\"2026-02-03T14:30:00.123456789Z\",\"z\":\"C\"}]");
                VenueRun run = run(venue, "AAPL")) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.ticks())
                    .containsExactly(new Tick(
                            "AAPL",
                            Instant.parse("2026-02-03T14:30:00.123Z").toEpochMilli(),
                            Decimal.of("180.0"),
                            Decimal.of("100"),
                            null,
                            "V-1",
                            "alpaca",
                            null));
            assertThat(run.health().connected()).isTrue();
        }
    }

    @Test
    void shouldTellTradesOfTwoExchangesWithOneNumberApart() {
        try (LoopbackVenue venue = telling("[" + trade("AAPL", "D", "") + "," + trade("AAPL", "V", "") + "]");
                VenueRun run = run(venue, "AAPL")) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks()).extracting(Tick::id).containsExactly("D-7", "V-7");
        }
    }

    @Test
    void shouldSetATradeAsideThatTheMarketDidNotPrice() {
        try (LoopbackVenue venue = telling(
                        "[" + trade("AAPL", "D", "\"@\",\"W\"") + "," + trade("AAPL", "D", "\"@\",\"I\"") + "]");
                VenueRun run = run(venue, "AAPL")) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.ticks()).hasSize(1);
            assertThat(run.sink.letters()).singleElement().satisfies(letter -> {
                assertThat(letter.reason()).isEqualTo(DeadLetterReason.Correction);
                assertThat(letter.message())
                        .isEqualTo("trade D-7 of AAPL: its price is not the market's of its time:"
                                + " W (average price trade)");
            });
        }
    }

    @Test
    void shouldTellOfCorrectedAndCancelledTrades() {
        String correction = "{\"T\":\"c\",\"S\":\"DIA\",\"x\":\"D\",\"oi\":79372157998682,\"op\":349.15,\"os\":25000,"
                + "\"oc\":[\" \",\"7\",\"V\"],\"ci\":79372444317008,\"cp\":349.15,\"cs\":25000,"
                + "\"cc\":[\" \",\"7\",\"Z\",\"V\"],\"z\":\"B\",\"t\":\"2021-12-01T19:42:46.000854652Z\"}";
        String cancellation = "{\"T\":\"x\",\"S\":\"DIA\",\"i\":71692774223953,\"x\":\"D\",\"p\":18.365,\"s\":250000,"
                + "\"a\":\"C\",\"z\":\"A\",\"t\":\"2021-12-01T19:38:36.886094Z\"}";
        try (LoopbackVenue venue = telling("[" + correction + "," + cancellation + "]");
                VenueRun run = run(venue, "DIA")) {
            await(() -> run.sink.letters().size() == 2);

            assertThat(run.sink.letters())
                    .allMatch(letter -> letter.reason() == DeadLetterReason.Correction)
                    .extracting(DeadLetter::message)
                    .containsExactly(
                            "trade D-79372157998682 of DIA was corrected;"
                                    + " averages that have been published cannot take it back",
                            "trade D-71692774223953 of DIA was cancelled;"
                                    + " averages that have been published cannot take it back");
            assertThat(new String(run.sink.letters().get(0).value(), StandardCharsets.UTF_8))
                    .isEqualTo(correction);
            assertThat(run.sink.ticks()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({"30, 31", "30, 100", "1, 2", "5, 12", "3, 4"})
    void shouldTakeAsManySymbolsAsThereMayBe(int limit, int wanted) {
        List<String> symbols =
                IntStream.rangeClosed(1, wanted).mapToObj(i -> "S" + i).toList();
        AtomicReference<Caller> asking = new AtomicReference<>();
        try (LoopbackVenue venue = new LoopbackVenue(new ScriptedDesk(
                        script, wanted, new Stock(Set.of(), limit), (connection, caller) -> asking.set(caller)));
                VenueRun run = run(venue, symbols.toArray(String[]::new))) {
            await(() -> run.health().missingSymbols().size() == wanted - limit);

            assertThat(run.health().missingSymbols().keySet())
                    .containsExactlyInAnyOrderElementsOf(symbols.subList(limit, wanted));
            assertThat(run.health().connected()).isTrue();
            assertThat(venue.attempts()).isEqualTo(1);
            assertThat(Objects.requireNonNull(asking.get()).said()).hasSizeLessThan(20);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "402, auth failed, spec.source.alpaca.credentials: Alpaca does not accept",
        "409, insufficient subscription, spec.source.alpaca.feed: this account does not have the feed"
    })
    void shouldNeverTryAgainWhatIsRefused(int code, String words, String told) throws Exception {
        try (LoopbackVenue venue = new LoopbackVenue(new Alpacas(said -> AlpacaScript.error(code, words)));
                VenueRun run = run(venue, "AAPL")) {
            assertThat(run.failure())
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageStartingWith(told);
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 407, 500})
    void shouldTryAgainAfterErrorsThatPass(int code) {
        try (LoopbackVenue venue = new LoopbackVenue(new Alpacas(said -> AlpacaScript.error(code, "words")));
                VenueRun run = run(venue, "AAPL")) {
            await(() -> venue.attempts() >= 3);

            assertThat(run.waits()).allMatch(wait -> wait.compareTo(Duration.ofMinutes(2)) < 0);
            await(() -> ("Alpaca: words (" + code + ")").equals(run.health().lastError()));
        }
    }

    @Test
    void shouldStayWhileAVenueWithoutTradesGivesSignsOfLife() {
        Manners patient = Manners.silentFor(Duration.ofMillis(600)).reminding(Duration.ofMillis(50));
        try (LoopbackVenue venue = telling("[]");
                VenueRun run = new VenueRun(
                        new MannersOf(script.venue(venue.address(), List.of("AAPL"), System::nanoTime), patient))) {
            await(() -> run.health().connected());

            Awaitility.await()
                    .during(Duration.ofSeconds(2))
                    .atMost(Duration.ofSeconds(10))
                    .until(() -> run.health().connected() && venue.attempts() == 1);
        }
    }

    @Test
    void shouldTakeCredentialsThatWereReplacedAtTheNextConnection() {
        Alpacas alpaca = new Alpacas(said -> {
            AlpacaScript.write(secrets, "PK2", "two");
            return AlpacaScript.error(500, "internal error");
        });
        try (LoopbackVenue venue = new LoopbackVenue(alpaca);
                VenueRun run = run(venue, "AAPL")) {
            await(() -> alpaca.said.size() >= 2);

            assertThat(alpaca.said.get(1)).isEqualTo("{\"action\":\"auth\",\"key\":\"PK2\",\"secret\":\"two\"}");
            assertThat(run.waits()).isNotEmpty();
        }
    }

    @Test
    void shouldAskForItsFeed() {
        List<String> paths = Collections.synchronizedList(new ArrayList<>());
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void opened(Caller caller) {
                paths.add(caller.path());
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run =
                        new VenueRun(script.venue(venue.address().resolve("/v2"), List.of("AAPL"), System::nanoTime))) {
            await(() -> !paths.isEmpty());

            assertThat(paths).first().isEqualTo("/v2/iex");
            assertThat(run.health().connected()).isFalse();
        }
    }

    /** Greets as Alpaca does and answers as a test has it. */
    private static final class Alpacas implements LoopbackVenue.Desk {
        private final UnaryOperator<String> answer;
        final List<String> said = Collections.synchronizedList(new ArrayList<>());

        Alpacas(UnaryOperator<String> answer) {
            this.answer = answer;
        }

        @Override
        public void opened(Caller caller) {
            caller.send(AlpacaScript.CONNECTED);
        }

        @Override
        public void said(Caller caller, String message) {
            said.add(message);
            caller.send(answer.apply(message));
        }
    }

    /** Grants AAPL and DIA, and tells one thing with it. */
    private static LoopbackVenue telling(String message) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            @Override
            public void opened(Caller caller) {
                caller.send(AlpacaScript.CONNECTED);
            }

            @Override
            public void said(Caller caller, String said) {
                if (said.contains("\"auth\"")) {
                    caller.send(AlpacaScript.AUTHENTICATED);
                } else {
                    caller.send(AlpacaScript.granted("\"AAPL\",\"DIA\""));
                    caller.send(message);
                }
            }
        });
    }

    private static String trade(String symbol, String exchange, String conditions) {
        return "{\"T\":\"t\",\"S\":\"" + symbol + "\",\"i\":7,\"x\":\"" + exchange + "\",\"p\":1.50,\"s\":2,\"c\":["
                + conditions + "],\"t\":\"2026-02-03T14:30:00Z\",\"z\":\"C\"}";
    }
}
