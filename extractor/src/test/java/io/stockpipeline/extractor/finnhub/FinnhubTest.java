package io.stockpipeline.extractor.finnhub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.Credentials;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.KeyedVenueContract;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.FinnhubSource;
import io.stockpipeline.model.spec.SecretKeyRef;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is Finnhub's own. */
class FinnhubTest extends KeyedVenueContract {
    private static final String PING = "{\"type\":\"ping\"}";

    @TempDir
    Path secrets;

    private FinnhubScript script;

    @BeforeEach
    void write() {
        script = new FinnhubScript(secrets);
    }

    @Override
    protected VenueScript script() {
        return script;
    }

    @Override
    protected List<String> secrets() {
        return List.of(FinnhubScript.TOKEN, "c0ffee");
    }

    @Override
    protected LoopbackVenue refusingTheKey() {
        LoopbackVenue venue = venue((connection, caller) -> {});
        venue.refuse(401);
        return venue;
    }

    @Override
    protected String told(Caller caller) {
        return caller.query();
    }

    @Test
    void shouldTakeTheDocumentedTrade() {
        heard(
                "{\"type\":\"trade\",\"data\":[{\"s\":\"BINANCE:BTCUSDT\",\"p\":7296.89,\"t\":1575526691134,"
                        + "\"v\":0.011467,\"c\":[\"1\",\"12\"]}]}",
                tick("BINANCE:BTCUSDT", 1_575_526_691_134L, "7296.89", "0.011467"));
    }

    @Test
    void shouldTakeAPriceThatWasNotTradedAtAsATickWithoutSize() {
        heard(
                "{\"type\":\"trade\",\"data\":[{\"s\":\"OANDA:EUR_USD\",\"p\":1.10450,\"t\":1575526691134,\"v\":0},"
                        + "{\"s\":\"OANDA:EUR_USD\",\"p\":1.2e-7,\"t\":1575526691135,\"v\":0.0,\"c\":null}]}",
                tick("OANDA:EUR_USD", 1_575_526_691_134L, "1.10450", null),
                tick("OANDA:EUR_USD", 1_575_526_691_135L, "0.00000012", null));
    }

    @Test
    void shouldSayOneSymbolAfterTheOther() {
        Queue<String> said = new ConcurrentLinkedQueue<>();
        try (LoopbackVenue venue = answering((caller, message) -> said.add(message));
                VenueRun run = run(venue, "AAPL", "OANDA:EUR_USD")) {
            await(() -> said.size() == 2);

            assertThat(said)
                    .containsExactly(
                            "{\"type\":\"subscribe\",\"symbol\":\"AAPL\"}",
                            "{\"type\":\"subscribe\",\"symbol\":\"OANDA:EUR_USD\"}");
            assertThat(run.health().connected()).isFalse();
        }
    }

    @Test
    void shouldBeConnectedOnceItIsSpokenTo() {
        try (LoopbackVenue venue = telling(PING);
                VenueRun run = run(venue, "AAPL")) {
            await(() -> run.health().connected());
        }
    }

    @Test
    void shouldTakeTheOtherTradesOfAMessageWithABadOne() {
        try (LoopbackVenue venue = telling("{\"type\":\"trade\",\"data\":[{\"s\":\"AAPL\",\"p\":-1,\"t\":1,\"v\":1},"
                        + "{\"s\":\"MSFT\",\"p\":1,\"t\":1,\"v\":1},{\"s\":\"AAPL\",\"p\":1,\"v\":1},"
                        + "{\"s\":\"AAPL\",\"p\":2.50,\"t\":3,\"v\":1}]}");
                VenueRun run = run(venue, "AAPL")) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.ticks()).containsExactly(tick("AAPL", 3, "2.50", "1"));
            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(
                            DeadLetterReason.InvalidPrice, DeadLetterReason.UnknownSymbol, DeadLetterReason.Malformed);
            assertThat(new String(run.sink.letters().get(2).value(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"s\":\"AAPL\",\"p\":1,\"v\":1}");
        }
    }

    @Test
    void shouldGoOnWithoutASymbolThatFinnhubDoesNotHave() {
        BiConsumer<Caller, String> finnhub = (caller, message) -> caller.send(
                message.contains("NOPE") ? "{\"type\":\"error\",\"msg\":\"Invalid symbol NOPE\"}" : told("AAPL"));
        try (LoopbackVenue venue = answering(finnhub);
                VenueRun run = run(venue, "NOPE", "AAPL")) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().missingSymbols())
                    .containsOnly(Map.entry("NOPE", "Finnhub does not have this symbol"));
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndWhenFinnhubHasNoneOfTheSymbols() throws Exception {
        try (LoopbackVenue venue = telling("{\"type\":\"error\",\"msg\":\"Invalid symbol NOPE\"}");
                VenueRun run = run(venue, "NOPE")) {
            assertThat(run.failure())
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageStartingWith("spec.symbols: Finnhub has none of them");
        }
    }

    @Test
    void shouldNameTheLastSymbolsWhenThereAreTooMany() {
        BiConsumer<Caller, String> finnhub = (caller, message) -> {
            String symbol = message.replaceAll(".*\"symbol\":\"(\\w+)\".*", "$1");
            if (symbol.equals("BAD")) {
                caller.send("{\"type\":\"error\",\"msg\":\"Invalid symbol BAD\"}");
            } else if (symbol.compareTo("S3") > 0) {
                caller.send("{\"type\":\"error\",\"msg\":\"Subscribing to too many symbols\"}");
            } else {
                caller.send(told(symbol));
            }
        };
        try (LoopbackVenue venue = answering(finnhub);
                VenueRun run = run(venue, "S1", "S2", "S3", "S4", "S5", "BAD")) {
            await(() -> run.health().missingSymbols().size() == 3);

            assertThat(run.health().missingSymbols()).containsOnlyKeys("S4", "S5", "BAD");
            assertThat(run.health().missingSymbols().get("S4")).contains("no more symbols for this key");
            assertThat(run.sink.ticks()).extracting(Tick::symbol).containsExactly("S1", "S2", "S3");
            assertThat(run.health().connected()).isTrue();
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldTakeAKeyThatWasReplacedAtTheNextConnection() {
        Queue<String> queries = new ConcurrentLinkedQueue<>();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void opened(Caller caller) {
                queries.add(caller.query());
                FinnhubScript.write(secrets, "second\n");
                caller.drop();
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = run(venue, "AAPL")) {
            await(() -> queries.size() >= 2);

            assertThat(List.copyOf(queries).subList(0, 2))
                    .containsExactly("token=c0ffee%2Btoken%26more", "token=second");
            assertThat(run.waits()).isNotEmpty();
        }
    }

    @Test
    void shouldWaitForAKeyThatIsAwayForAWhile() throws Exception {
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(PING);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk)) {
            venue.refuse(503);
            try (VenueRun run = run(venue, "AAPL")) {
                await(() -> venue.attempts() > 0);
                Files.delete(secrets.resolve("finnhub").resolve("token"));
                await(() -> String.valueOf(run.health().lastError()).contains("STOCKPIPELINE_FINNHUB_KEY"));

                FinnhubScript.write(secrets, "again");
                venue.refuse(0);

                await(() -> run.health().connected());
            }
        }
    }

    @Test
    void shouldNotBeginWithoutAKey() throws Exception {
        Files.delete(secrets.resolve("finnhub").resolve("token"));

        assertThatThrownBy(() -> script.venue(URI.create("ws://127.0.0.1:9/"), List.of("AAPL"), System::nanoTime))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.source.finnhub.apiKey.secretKeyRef")
                .hasMessageContaining(
                        secrets.resolve("finnhub").resolve("token").toString())
                .hasMessageContaining("STOCKPIPELINE_FINNHUB_KEY");
    }

    /** Behind a fragment the key would not be sent. */
    @Test
    void shouldRefuseAnAddressWithAFragment() {
        FinnhubSource source = new FinnhubSource(new FinnhubSource.KeyRef(new SecretKeyRef("finnhub", "token")));
        System.setProperty("STOCKPIPELINE_FINNHUB_URL", "wss://proxy.example.org/#part");
        try {
            assertThatThrownBy(() -> new Finnhub(source, Credentials.in(secrets), List.of("AAPL")))
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageStartingWith("STOCKPIPELINE_FINNHUB_URL has a fragment");
        } finally {
            System.clearProperty("STOCKPIPELINE_FINNHUB_URL");
        }
    }

    private void heard(String message, Tick... ticks) {
        try (LoopbackVenue venue = telling(message);
                VenueRun run = run(venue, ticks[0].symbol())) {
            await(() -> run.sink.ticks().size() == ticks.length);

            assertThat(run.sink.ticks()).containsExactly(ticks);
            assertThat(run.sink.letters()).isEmpty();
        }
    }

    private static Tick tick(String symbol, long time, String price, @Nullable String size) {
        return new Tick(
                symbol, time, Decimal.of(price), size == null ? null : Decimal.of(size), null, null, "finnhub", null);
    }

    private static String told(String symbol) {
        return "{\"type\":\"trade\",\"data\":[{\"s\":\"" + symbol + "\",\"p\":1,\"t\":1,\"v\":1}]}";
    }

    private LoopbackVenue telling(String... answers) {
        return answering((caller, said) -> List.of(answers).forEach(caller::send));
    }
}
