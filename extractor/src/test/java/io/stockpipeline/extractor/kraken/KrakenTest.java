package io.stockpipeline.extractor.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Kraken, as its documentation has it. */
class KrakenTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String HEARTBEAT = "{\"channel\":\"heartbeat\"}";
    private static final String STATUS = """
            {"channel":"status","type":"update","data":[{"api_version":"v2","connection_id":13834774380200032777,\
            "system":"online","version":"2.0.0"}]}""";

    private static final class Script implements VenueScript {
        private volatile boolean snapshot;

        @Override
        public Venue venue(URI address, List<String> symbols) {
            return new Kraken(address, symbols, System::nanoTime);
        }

        @Override
        public List<String> symbols() {
            return List.of("BTC/USD", "ETH-EUR", "XBT/EUR");
        }

        @Override
        public List<String> greeting() {
            return List.of(STATUS);
        }

        @Override
        public List<String> answer(String said) {
            snapshot = true;
            return acknowledgements(said);
        }

        @Override
        public boolean subscribed(List<String> said) {
            return !said.isEmpty();
        }

        @Override
        public List<String> trades(List<Trade> trades) {
            String type = snapshot ? "snapshot" : "update";
            snapshot = false;
            return List.of(message(type, trades));
        }

        @Override
        public List<String> chatter() {
            return List.of(HEARTBEAT, STATUS);
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
                    "kraken",
                    null);
        }
    }

    /** What is sent to whoever has subscribed, and the number of the connection that it is for. */
    private interface Serving {
        void serve(int connection, Caller caller);
    }

    @RepeatedTest(2)
    void shouldDeliverAnHourAsItWasSent() throws InterruptedException {
        new ScriptedHour(new Script()).run(List.of());
    }

    @Test
    void shouldTakeTheDocumentedTrade() {
        try (LoopbackVenue venue = venue((connection, caller) -> caller.send("""
                        {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy","price":105944.20,\
                        "qty":0.00027625,"ord_type":"limit","trade_id":10218208,\
                        "timestamp":"2025-06-02T10:00:00.123456Z"}]}"""));
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC-USD"), System::nanoTime))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.ticks())
                    .containsExactly(new Tick(
                            "BTC-USD",
                            Instant.parse("2025-06-02T10:00:00.123Z").toEpochMilli(),
                            Decimal.of("105944.20"),
                            Decimal.of("0.00027625"),
                            Side.Buy,
                            "10218208",
                            "kraken",
                            null));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "105944.20, 105944.20",
        "105944, 105944",
        "0.00000010, 0.00000010",
        "8.5e-7, 0.00000085",
        "123456789.123456789, 123456789.123456789"
    })
    void shouldKeepThePricesDigits(String written, String price) {
        Trade trade = new Trade("BTC/USD", 1, 0, written, "1", Side.Sell);
        try (LoopbackVenue venue = venue((connection, caller) -> caller.send(message("update", List.of(trade))));
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.ticks().get(0).price()).hasToString(price);
        }
    }

    @Test
    void shouldAskForThePairsByTheirNames() {
        List<String> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = venue((connection, caller) -> asked.addAll(caller.said()));
                VenueRun run = new VenueRun(new Kraken(
                        venue.address(),
                        List.of("BTC/USD", "ETH-EUR", "XBT/EUR", "XDG-USD", "AAPLx/USD"),
                        System::nanoTime))) {
            await(() -> run.health().connected() && !asked.isEmpty());

            JsonNode request = read(asked.get(0)).json();
            assertThat(pairs(asked.get(0))).containsExactly("BTC/USD", "ETH/EUR", "BTC/EUR", "DOGE/USD", "AAPLx/USD");
            assertThat(request.get("method").textValue()).isEqualTo("subscribe");
            assertThat(request.get("req_id").intValue()).isEqualTo(1);
            assertThat(request.get("params").get("channel").textValue()).isEqualTo("trade");
            assertThat(request.get("params").get("snapshot").booleanValue()).isTrue();
        }
    }

    @Test
    void shouldAskForManyInSeveralRequests() {
        List<String> names =
                IntStream.range(0, 250).mapToObj(i -> "C" + i + "/USD").toList();
        List<String> asked = new CopyOnWriteArrayList<>();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                asked.add(message);
                acknowledgements(message).forEach(caller::send);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(hasty(new Kraken(venue.address(), names, System::nanoTime), A_MINUTE))) {
            await(() -> asked.size() == 3 && run.health().connected());

            assertThat(asked.stream().flatMap(message -> pairs(message).stream()))
                    .containsExactlyElementsOf(names);
            assertThat(asked)
                    .extracting(message -> read(message).number("req_id"))
                    .containsExactly(1L, 2L, 3L);
            assertThat(run.health().missingSymbols()).isEmpty();
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldRefuseTwoSymbolsThatAreOne() {
        assertThatThrownBy(() -> new Kraken(List.of("XBT/USD", "BTC-USD")))
                .isInstanceOf(SourceConfigurationException.class)
                .hasMessageContaining("spec.symbols: XBT/USD and BTC-USD");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"method\":\"subscribe\",\"success\":false,\"error\":\"Currency pair not supported XYZ/USD\",\"req_id\":1}",
                "{\"error\":\"Currency pair not supported XYZ/USD\",\"method\":\"subscribe\",\"req_id\":1,\"success\":false,"
                        + "\"symbol\":\"XYZ/USD\",\"time_in\":\"2022-12-25T09:30:59.123456Z\","
                        + "\"time_out\":\"2022-12-25T09:30:59.123456Z\"}"
            })
    void shouldGoOnWithoutAPairThatIsNotThere(String error) {
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(error);
                caller.send(acknowledgement("BTC/USD"));
                caller.send(update(1));
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run =
                        new VenueRun(new Kraken(venue.address(), List.of("XYZ-USD", "BTC/USD"), System::nanoTime))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().connected()).isTrue();
            assertThat(run.health().missingSymbols())
                    .containsOnlyKeys("XYZ-USD")
                    .containsValue("Kraken: Currency pair not supported XYZ/USD");
            assertThat(run.sink.letters()).isEmpty();
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndWhenNoPairIsThere() throws Exception {
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                pairs(message)
                        .forEach(pair -> caller.send("{\"method\":\"subscribe\",\"success\":false,"
                                + "\"error\":\"Currency pair not supported " + pair + "\",\"symbol\":\"" + pair
                                + "\"}"));
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run =
                        new VenueRun(new Kraken(venue.address(), List.of("XYZ/USD", "NOPE/EUR"), System::nanoTime))) {
            assertThat(run.failure())
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageContaining("spec.symbols");
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    /** One that is refused for now may be had later, whatever became of the others. */
    @ParameterizedTest
    @CsvSource({"BTC/USD, XYZ/USD", "XYZ/USD, BTC/USD"})
    void shouldTryAgainWhenAPairIsRefusedForNow(String first, String second) {
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                for (String pair : List.of(first, second)) {
                    String reason = pair.equals("XYZ/USD") ? "Currency pair not supported XYZ/USD" : "Not now";
                    caller.send("{\"method\":\"subscribe\",\"success\":false,\"error\":\"" + reason + "\",\"symbol\":\""
                            + pair + "\"}");
                }
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run =
                        new VenueRun(new Kraken(venue.address(), List.of("BTC/USD", "XYZ/USD"), System::nanoTime))) {
            await(() -> venue.attempts() > 2);

            assertThat(run.health().missingSymbols()).containsKey("XYZ/USD");
        }
    }

    @Test
    void shouldDeliverTheSnapshotAndCountOnlyWhatItDoesNotHold() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    switch (connection) {
                        case 1 -> {
                            caller.send(message("snapshot", trades(10, 11)));
                            caller.send(update(12));
                            caller.close(1001, "going away");
                        }
                        case 2 -> {
                            caller.send(message("snapshot", trades(11, 12, 13, 14)));
                            caller.send(update(15));
                            caller.close(1001, "going away");
                        }
                        default -> {
                            caller.send(message("snapshot", trades(20, 21)));
                            caller.send(update(22));
                        }
                    }
                });
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 11);

            assertThat(run.sink.ticks())
                    .extracting(Tick::id)
                    .containsExactly("10", "11", "12", "11", "12", "13", "14", "15", "20", "21", "22");
            assertThat(run.health().gaps()).isEqualTo(1);
            assertThat(run.health().lost()).isEqualTo(4);
        }
    }

    @Test
    void shouldDeliverOutOfOrderAndCountWhatIsMissing() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.send(message("update", trades(10, 12, 11)));
                    caller.send(update(15));
                });
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 4);

            assertThat(run.sink.ticks()).extracting(Tick::id).containsExactly("10", "12", "11", "15");
            assertThat(run.health().gaps()).isEqualTo(2);
            assertThat(run.health().lost()).isEqualTo(3);
        }
    }

    @Test
    void shouldRejectTheTradeThatCannotBeUsedAndTakeTheOthersOfItsMessage() {
        String trades = message("update", trades(1, 2, 3, 4, 5))
                .replace("\"price\":102", "\"price\":-102")
                .replace(
                        "\"symbol\":\"BTC/USD\",\"side\":\"buy\",\"price\":103", "\"symbol\":\"ETH/USD\",\"price\":103")
                .replace("\"side\":\"buy\",\"price\":104", "\"side\":\"b\",\"price\":104");
        try (LoopbackVenue venue = venue((connection, caller) -> caller.send(trades));
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.ticks()).extracting(Tick::id).containsExactly("1", "5");
            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(
                            DeadLetterReason.InvalidPrice, DeadLetterReason.UnknownSymbol, DeadLetterReason.Malformed);
            assertThat(new String(run.sink.letters().get(0).value(), StandardCharsets.UTF_8))
                    .startsWith("{\"symbol\":\"BTC/USD\"")
                    .contains("\"trade_id\":2,");
            // That of another symbol is none of this one's.
            assertThat(run.health().lost()).isEqualTo(1);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"channel\":\"trade\",\"type\":\"update\"}",
                "{\"channel\":\"ticker\",\"type\":\"update\",\"data\":[]}",
                "{\"method\":\"subscribe\",\"success\":false,\"req_id\":1}",
                "{\"method\":\"unsubscribe\",\"success\":true}",
                "{}",
                "[]",
                "17",
                "<html>Bad Gateway</html>"
            })
    void shouldRejectWhatIsNotDocumentedAndGoOn(String message) {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    caller.send(message);
                    caller.send(update(2));
                });
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason, letter -> new String(letter.value(), StandardCharsets.UTF_8))
                    .containsExactly(tuple(DeadLetterReason.Malformed, message));
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldStayAwayForAMinuteWhenNotLetIn() {
        try (LoopbackVenue venue = venue((connection, caller) -> {})) {
            venue.refuse(429);
            try (VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
                await(() -> !run.waits().isEmpty());
                venue.refuse(0);
                await(() -> run.health().connected());

                assertThat(run.waits()).allSatisfy(wait -> assertThat(wait).isGreaterThan(A_MINUTE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"Error\":\"Exceeded msg rate\"} | true",
                "{\"error\":\"Exceeded msg rate\",\"method\":\"subscribe\",\"success\":false,\"symbol\":\"BTC/USD\"} | true",
                "{\"method\":\"subscribe\",\"success\":false,\"error\":\"EGeneral:Too many requests\",\"req_id\":1} | true",
                "{\"method\":\"subscribe\",\"success\":false,\"error\":\"Malformed request\",\"req_id\":1} | false",
                "{\"method\":\"subscribe\",\"success\":false,\"error\":\"Not now\",\"symbol\":\"BTC/USD\"} | false"
            })
    void shouldTellWhatKrakenFindsWrongAndTryAgain(String error, boolean minute) {
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(error);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime))) {
            await(() -> run.waits().size() > 2);

            assertThat(run.health().lastError()).startsWith("Kraken: ");
            assertThat(run.health().connected()).isFalse();
            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(minute);
        }
    }

    @Test
    void shouldComeBackWhenNothingIsHeard() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    if (connection > 1) {
                        caller.send(update(1));
                    }
                });
                VenueRun run = new VenueRun(hasty(
                        new Kraken(venue.address(), List.of("BTC/USD"), System::nanoTime), Duration.ofMillis(300)))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().reconnects()).isPositive();
            assertThat(run.health().errors()).isPositive();
        }
    }

    private static LoopbackVenue venue(Serving serving) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            private int connections;

            @Override
            public void opened(Caller caller) {
                caller.send(STATUS);
            }

            @Override
            public synchronized void said(Caller caller, String message) {
                acknowledgements(message).forEach(caller::send);
                serving.serve(++connections, caller);
            }
        });
    }

    private static Venue hasty(Venue venue, Duration silence) {
        return MannersOf.hasty(venue, silence);
    }

    private static List<String> acknowledgements(String request) {
        return pairs(request).stream().map(KrakenTest::acknowledgement).toList();
    }

    private static String acknowledgement(String pair) {
        return """
                {"method":"subscribe","result":{"channel":"trade","snapshot":true,"symbol":"%s"},"success":true,\
                "time_in":"2022-12-25T09:30:59.123456Z","time_out":"2022-12-25T09:30:59.123456Z","req_id":1}""".formatted(pair);
    }

    private static String update(long number) {
        return message("update", trades(number));
    }

    private static List<Trade> trades(long... numbers) {
        return Arrays.stream(numbers)
                .mapToObj(number -> new Trade(
                        "BTC/USD", number, 1_700_000_000_000L + number, 100 + number + ".50", "0.5", Side.Buy))
                .toList();
    }

    private static String message(String type, List<Trade> trades) {
        return trades.stream()
                .map(KrakenTest::part)
                .collect(Collectors.joining(",", "{\"channel\":\"trade\",\"type\":\"" + type + "\",\"data\":[", "]}"));
    }

    private static String part(Trade trade) {
        return """
                {"symbol":"%s","side":"%s","price":%s,"qty":%s,"ord_type":"limit","trade_id":%d,"timestamp":"%s"}""".formatted(
                        trade.symbol().replace('-', '/').replace("XBT", "BTC"),
                        trade.side() == Side.Buy ? "buy" : "sell",
                        trade.price(),
                        trade.size(),
                        trade.number(),
                        Instant.ofEpochMilli(trade.time()));
    }

    private static List<String> pairs(String request) {
        List<String> pairs = new ArrayList<>();
        read(request).json().get("params").get("symbol").forEach(pair -> pairs.add(pair.textValue()));
        return pairs;
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
