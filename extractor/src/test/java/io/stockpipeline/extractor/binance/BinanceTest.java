package io.stockpipeline.extractor.binance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.Message;
import io.stockpipeline.extractor.stream.ScriptedHour;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.Venue;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Binance, as its documentation has it. */
class BinanceTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);

    private static final class Script implements VenueScript {
        @Override
        public Venue venue(URI address, List<String> symbols) {
            return new Binance(address, symbols, System::nanoTime);
        }

        @Override
        public List<String> symbols() {
            return List.of("BTCUSDT", "ETH-EUR", "SOL/BTC");
        }

        @Override
        public List<String> answer(String said) {
            return List.of(agreement(said));
        }

        @Override
        public boolean subscribed(List<String> said) {
            return !said.isEmpty();
        }

        @Override
        public List<String> trades(List<Trade> trades) {
            return trades.stream()
                    .map(trade -> trade.number() % 5 == 0 ? event(trade) : combined(trade))
                    .toList();
        }

        @Override
        public List<String> chatter() {
            return List.of();
        }

        @Override
        public Tick tick(Trade trade) {
            return new Tick(
                    trade.symbol(),
                    trade.time(),
                    Decimal.of(trade.price()),
                    Decimal.of(trade.size()),
                    trade.side(),
                    Long.toString(trade.number()),
                    "binance",
                    null);
        }
    }

    /** Trades for whoever subscribes, and the number of the connection that they are for. */
    private interface Serving {
        void serve(int connection, Caller caller);
    }

    @RepeatedTest(2)
    void shouldDeliverAnHourAsItWasSent() throws InterruptedException {
        new ScriptedHour(new Script()).run(List.of());
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
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BNB/BTC"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks()).containsExactly(documented, documented);
            assertThat(run.sink.ticks().get(0).price()).hasToString("0.00100000");
        }
    }

    @Test
    void shouldAskForTheStreamsByTheirNames() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = venue((connection, caller) -> asked.addAll(caller.said()));
                VenueRun run = new VenueRun(
                        new Binance(venue.address(), List.of("BTCUSDT", "ETH-USDT", "sol/usdt"), System::nanoTime))) {
            await(() -> run.health().connected() && !asked.isEmpty());

            assertThat(streams(asked)).containsExactly("btcusdt@trade", "ethusdt@trade", "solusdt@trade");
        }
    }

    @Test
    void shouldAskForManyInRequestsThatBinanceReadsToTheirEnd() {
        List<String> names = names(Binance.MOST_SYMBOLS);
        List<String> asked = new CopyOnWriteArrayList<>();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                asked.add(message);
                caller.send(agreement(message));
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(
                        hasty(new Binance(venue.address(), names, System::nanoTime), Duration.ofMinutes(1)))) {
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
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                if (message.contains("\"coin0usdt@trade\"")) {
                    caller.send(agreement(message));
                    caller.send(combined(trade("COIN0USDT", 1)));
                }
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run =
                        new VenueRun(hasty(new Binance(venue.address(), names(400), System::nanoTime), A_MINUTE))) {
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

    @Test
    void shouldGoOnWithoutASymbolOfWhichBinanceSaysNothing() {
        try (LoopbackVenue venue = venue((connection, caller) -> caller.send(combined(trade("BTCUSDT", 1))));
                VenueRun run =
                        new VenueRun(new Binance(venue.address(), List.of("NOPEUSDT", "BTCUSDT"), System::nanoTime))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().connected()).isTrue();
            assertThat(run.health().missingSymbols()).isEmpty();
            assertThat(run.health().lastTickTimes()).containsOnlyKeys("BTCUSDT");
        }
    }

    @Test
    void shouldDeliverOutOfOrderAndCountWhatIsMissing() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    for (long number : new long[] {10, 12, 11, 15}) {
                        caller.send(combined(trade("BTCUSDT", number)));
                    }
                });
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 4);

            assertThat(run.sink.ticks()).extracting(Tick::id).containsExactly("10", "12", "11", "15");
            assertThat(run.health().gaps()).isEqualTo(2);
            assertThat(run.health().lost()).isEqualTo(3);
        }
    }

    @Test
    void shouldCountWhatIsMissedBetweenConnections() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.send(combined(trade("BTCUSDT", connection * 10L)));
                    if (connection == 1) {
                        caller.close(1001, "24 hours");
                    }
                });
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.health().lost()).isEqualTo(9);
            assertThat(run.health().reconnects()).isEqualTo(1);
        }
    }

    @Test
    void shouldNotTakeATradeThatCannotBeUsedForALostOne() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.send(combined(trade("BTCUSDT", 1)));
                    caller.send(combined(trade("BTCUSDT", 2)).replace("\"p\":\"17\"", "\"p\":\"0\""));
                    caller.send(combined(trade("BTCUSDT", 3)));
                });
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetterReason.InvalidPrice);
            assertThat(run.health().lost()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"e\":\"trade\",\"s\":\"ETHUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true} | UnknownSymbol",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"-1\",\"q\":\"1\",\"T\":1,\"m\":true} | InvalidPrice",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"T\":1} | Malformed",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"t\":1,\"p\":\"1\",\"q\":\"1\",\"m\":true} | Malformed",
                "{\"e\":\"trade\",\"s\":\"BTCUSDT\",\"p\":\"1\",\"q\":\"1\",\"T\":1,\"m\":true} | Malformed",
                "{\"e\":\"aggTrade\",\"s\":\"BTCUSDT\"} | Malformed",
                "{\"stream\":\"btcusdt@trade\"} | Malformed",
                "{\"result\":null,\"id\":77} | Malformed",
                "{\"result\":[\"btcusdt@trade\"],\"id\":1} | Malformed",
                "{} | Malformed",
                "[] | Malformed",
                "17 | Malformed",
                "<html>Bad Gateway</html> | Malformed"
            })
    void shouldRejectWhatIsNotDocumentedAndGoOn(String message, DeadLetterReason reason) {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.send(message);
                    caller.send(combined(trade("BTCUSDT", 2)));
                });
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason, letter -> new String(letter.value(), StandardCharsets.UTF_8))
                    .containsExactly(tuple(reason, message));
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"e\":\"serverShutdown\",\"E\":1770123456789}",
                "{\"stream\":\"!serverShutdown\",\"data\":{\"e\":\"serverShutdown\",\"E\":1770123456789}}"
            })
    void shouldComeBackWhenTheServerIsAboutToGo(String shutdown) {
        try (LoopbackVenue venue = venue((connection, caller) ->
                        caller.send(connection == 1 ? shutdown : combined(trade("BTCUSDT", 1))));
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
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
            try (VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
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
            try (VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
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
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
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
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(error);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime))) {
            await(() -> run.waits().size() > 2);

            assertThat(run.health().lastError()).startsWith("Binance: ").contains("(code ");
            assertThat(run.health().connected()).isFalse();
            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(minute);
        }
    }

    @Test
    void shouldComeBackWhenNothingIsHeard() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    if (connection > 1) {
                        caller.send(combined(trade("BTCUSDT", 1)));
                    }
                });
                VenueRun run = new VenueRun(hasty(
                        new Binance(venue.address(), List.of("BTCUSDT"), System::nanoTime), Duration.ofMillis(300)))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().reconnects()).isPositive();
            assertThat(run.health().errors()).isPositive();
        }
    }

    private static LoopbackVenue venue(Serving serving) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            private int connections;

            @Override
            public synchronized void said(Caller caller, String message) {
                caller.send(agreement(message));
                serving.serve(++connections, caller);
            }
        });
    }

    private static Venue hasty(Venue venue, Duration silence) {
        return MannersOf.hasty(venue, silence);
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "coin" + i + "usdt").toList();
    }

    private static Trade trade(String symbol, long number) {
        return new Trade(symbol, number, 1_700_000_000_000L, "17", "0.5", Side.Buy);
    }

    private static String combined(Trade trade) {
        return "{\"stream\":\"%s@trade\",\"data\":%s}"
                .formatted(venueName(trade).toLowerCase(Locale.ROOT), event(trade));
    }

    private static String event(Trade trade) {
        return """
                {"e":"trade","E":%d,"s":"%s","t":%d,"p":"%s","q":"%s","T":%d,"m":%s,"M":true}""".formatted(
                        trade.time() + 3,
                        venueName(trade),
                        trade.number(),
                        trade.price(),
                        trade.size(),
                        trade.time(),
                        trade.side() == Side.Sell);
    }

    private static String venueName(Trade trade) {
        return trade.symbol().replaceAll("[-/]", "");
    }

    private static String agreement(String request) {
        return "{\"result\":null,\"id\":" + read(request).json().get("id") + "}";
    }

    private static List<String> streams(List<String> requests) {
        return requests.stream().flatMap(BinanceTest::streams).toList();
    }

    private static Stream<String> streams(String request) {
        Message message = read(request);
        assertThat(message.textOrEmpty("method")).isEqualTo("SUBSCRIBE");
        List<String> streams = new ArrayList<>();
        message.json().get("params").forEach(stream -> streams.add(stream.textValue()));
        return streams.stream();
    }

    private static Message read(String text) {
        try {
            return Message.parse(text);
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
