package io.stockpipeline.extractor.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.VenueContract;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Binance's own. */
class BinanceTest extends VenueContract {
    private final BinanceScript script = new BinanceScript();

    @Override
    protected VenueScript script() {
        return script;
    }

    @ParameterizedTest
    @CsvSource({"true, Sell", "false, Buy"})
    void shouldTakeTheDocumentedTrade(boolean buyerWasMaker, Side taker) {
        String event = """
                {"e":"trade","E":1672515782140,"s":"BNBBTC","t":12345,"p":"0.00100000","q":"100","b":88,"a":50,\
                "T":1672515782136,"m":%s,"M":true}""".formatted(buyerWasMaker);
        Tick documented = new Tick(
                "BNB/BTC",
                1672515782136L,
                Decimal.of("0.00100000"),
                Decimal.of("100"),
                taker,
                "12345",
                "binance",
                null);
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.send(event);
                    caller.send("{\"stream\":\"bnbbtc@trade\",\"data\":" + event + "}");
                });
                VenueRun run = run(venue, "BNB/BTC")) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks()).containsExactly(documented, documented);
            assertThat(run.sink.ticks().get(0).price()).hasToString("0.00100000");
        }
    }

    @Test
    void shouldAskForTheStreamsByTheirNames() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = venue((connection, caller) -> asked.addAll(caller.said()));
                VenueRun run = run(venue, "BTCUSDT", "ETH-USDT", "sol/usdt")) {
            await(() -> run.health().connected() && !asked.isEmpty());

            assertThat(streams(asked)).containsExactly("btcusdt@trade", "ethusdt@trade", "solusdt@trade");
        }
    }

    @Test
    void shouldAskForManyInRequestsThatBinanceReadsToTheirEnd() {
        List<String> names = names(Binance.MOST_SYMBOLS);
        List<String> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = answering((caller, message) -> {
                    asked.add(message);
                    caller.send(BinanceScript.agreement(message));
                });
                VenueRun run = new VenueRun(MannersOf.hasty(
                        new Binance(venue.address(), names, System::nanoTime), Duration.ofMinutes(1)))) {
            await(() -> run.health().connected());

            assertThat(streams(asked))
                    .containsExactlyElementsOf(
                            names.stream().map(name -> name + "@trade").toList());
            assertThat(asked)
                    .allSatisfy(message ->
                            assertThat(message.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4089));
        }
    }

    @Test
    void shouldNotCallItselfConnectedBeforeAllIsAgreed() {
        try (LoopbackVenue venue = answering((caller, message) -> {
                    if (message.contains("\"coin0usdt@trade\"")) {
                        caller.send(BinanceScript.agreement(message));
                        caller.send(BinanceScript.combined(trade("COIN0USDT", 1)));
                    }
                });
                VenueRun run = new VenueRun(
                        MannersOf.hasty(new Binance(venue.address(), names(400), System::nanoTime), A_MINUTE))) {
            await(() -> run.sink.ticks().size() == 1);

            assertThat(run.health().connected()).isFalse();
        }
    }

    @Test
    void shouldRefuseMoreSymbolsThanAConnectionMayHave() {
        List<String> names = names(Binance.MOST_SYMBOLS + 1);

        assertThatThrownBy(() -> new Binance(names))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.symbols: 1025")
                .hasMessageContaining("spec.extractor.shards");
    }

    @Test
    void shouldRefuseTwoSymbolsThatAreOne() {
        assertThatThrownBy(() -> new Binance(List.of("BTC-USDT", "BTCUSDT")))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.symbols: BTC-USDT and BTCUSDT");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"e\":\"serverShutdown\",\"E\":1770123456789}",
                "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}"
            })
    void shouldComeBackWhenTheServerIsAboutToGo(String shutdown) {
        try (LoopbackVenue venue = venue((connection, caller) ->
                        caller.send(connection == 1 ? shutdown : BinanceScript.combined(trade("BTCUSDT", 1))));
                VenueRun run = run(venue, "BTCUSDT")) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().reconnects()).isEqualTo(1);
            assertThat(run.sink.letters()).isEmpty();
            assertThat(run.waits())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait).isLessThan(A_MINUTE));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {403, 418, 429})
    void shouldStayAwayForAMinuteWhenNotLetIn(int status) {
        try (LoopbackVenue venue = venue((connection, caller) -> {})) {
            venue.refuse(status);
            try (VenueRun run = run(venue, "BTCUSDT")) {
                await(() -> !run.waits().isEmpty());
                venue.refuse(0);
                await(() -> run.health().connected());

                assertThat(run.waits()).allSatisfy(wait -> assertThat(wait).isGreaterThan(A_MINUTE));
            }
        }
    }

    @Test
    void shouldEndWhereBinanceDoesNotServe() throws Exception {
        try (LoopbackVenue venue = venue((connection, caller) -> {})) {
            venue.refuse(451);
            try (VenueRun run = run(venue, "BTCUSDT")) {
                assertThat(run.failure())
                        .isInstanceOf(SourceConfigurationException.class)
                        .hasMessageContaining("spec.source.binance");
                assertThat(venue.attempts()).isEqualTo(1);
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Too many requests, true", "Pong timeout, false"})
    void shouldStayAwayForAMinuteWhenThrownOutForAskingTooOften(String reason, boolean minute) {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    if (connection == 1) {
                        caller.close(1008, reason);
                    }
                });
                VenueRun run = run(venue, "BTCUSDT")) {
            await(() -> run.health().reconnects() == 1);

            assertThat(run.waits())
                    .singleElement()
                    .satisfies(wait -> assertThat(wait.compareTo(A_MINUTE) > 0).isEqualTo(minute));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"error\":{\"code\":-1003,\"msg\":\"Too many requests; try later\"},\"id\":1} | true",
                "{\"error\":{\"code\":2,\"msg\":\"Invalid request: too many parameters\"},\"id\":1} | false",
                "{\"code\":2,\"msg\":\"Invalid request: missing field `method` at line 1 column 73\"} | false"
            })
    void shouldTellWhatBinanceFindsWrongAndTryAgain(String error, boolean minute) {
        try (LoopbackVenue venue = answering((caller, message) -> {
                    caller.send(error);
                });
                VenueRun run = run(venue, "BTCUSDT")) {
            await(() -> run.waits().size() > 2);

            assertThat(run.health().lastError()).startsWith("Binance: ").contains("(code ");
            assertThat(run.health().connected()).isFalse();
            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(minute);
        }
    }

    /** Also the next connection finds it, with one request more. */
    @Test
    void shouldFindTheSymbolForWhichABatchIsRefused() {
        List<String> names = names(180);
        List<List<String>> asked = new CopyOnWriteArrayList<>();
        AtomicInteger mended = new AtomicInteger();
        try (LoopbackVenue venue = answering((caller, said) -> {
                    List<String> streams = BinanceScript.streams(said);
                    asked.add(streams);
                    boolean bad = mended.get() == 0
                            && (streams.contains("coin17usdt@trade") || streams.contains("coin99usdt@trade"));
                    caller.send(bad ? BinanceScript.refusal(said) : BinanceScript.agreement(said));
                });
                VenueRun run = new VenueRun(MannersOf.hasty(create(venue, names.toArray(String[]::new)), A_MINUTE))) {
            await(() -> run.health().connected());

            assertThat(run.health().missingSymbols())
                    .hasSize(2)
                    .containsEntry("coin17usdt", "Binance: Invalid request: invalid stream (code 2)")
                    .containsKey("coin99usdt");
            assertThat(asked).hasSizeLessThan(40);
            assertThat(venue.attempts()).isEqualTo(1);

            asked.clear();
            mended.set(1);
            venue.drop();

            await(() -> run.health().missingSymbols().isEmpty());
            assertThat(asked).hasSize(2);
            assertThat(asked.get(1)).containsExactly("coin17usdt@trade", "coin99usdt@trade");
        }
    }

    @Test
    void shouldNotGoOnHalvingWhatIsRefusedWhateverItIs() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = answering((caller, said) -> {
                    asked.add(said);
                    caller.send(BinanceScript.refusal(said));
                });
                VenueRun run =
                        new VenueRun(MannersOf.hasty(create(venue, names(1000).toArray(String[]::new)), A_MINUTE))) {
            await(() -> !run.waits().isEmpty());

            assertThat(run.health().connected()).isFalse();
            assertThat(asked.size() / venue.attempts()).isLessThan(60);
        }
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "coin" + i + "usdt").toList();
    }

    private static List<String> streams(List<String> requests) {
        return requests.stream()
                .flatMap(request -> BinanceScript.streams(request).stream())
                .toList();
    }
}
