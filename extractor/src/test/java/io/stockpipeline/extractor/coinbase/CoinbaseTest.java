package io.stockpipeline.extractor.coinbase;

import static org.assertj.core.api.Assertions.assertThat;
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
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Coinbase, as its documentation has it. */
class CoinbaseTest {
    private static final Duration A_MINUTE = Duration.ofMinutes(1);
    private static final String SUBSCRIPTIONS =
            "{\"type\":\"subscriptions\",\"channels\":[{\"name\":\"matches\",\"product_ids\":[\"BTC-USD\"]}]}";

    private static final class Script implements VenueScript {
        @Override
        public Venue venue(URI address, List<String> symbols) {
            return new Coinbase(address, symbols);
        }

        @Override
        public List<String> symbols() {
            return List.of("BTC-USD", "ETH-EUR");
        }

        @Override
        public List<String> answer(String said) {
            return List.of(SUBSCRIPTIONS);
        }

        @Override
        public boolean subscribed(List<String> said) {
            return !said.isEmpty();
        }

        @Override
        public List<String> trades(List<Trade> trades) {
            return trades.stream().map(Script::match).toList();
        }

        private static String match(Trade trade) {
            return """
                    {"type":"%s","trade_id":%d,"sequence":50,"maker_order_id":"ac928c66","taker_order_id":"132fb6ae",\
                    "time":"%s","product_id":"%s","size":"%s","price":"%s","side":"%s"}""".formatted(
                            trade.number() % 7 == 0 ? "last_match" : "match",
                            trade.number(),
                            Instant.ofEpochMilli(trade.time()),
                            trade.symbol(),
                            trade.size(),
                            trade.price(),
                            trade.side() == Side.Buy ? "sell" : "buy");
        }

        @Override
        public List<String> chatter() {
            return List.of("{\"type\":\"heartbeat\",\"sequence\":90,\"last_trade_id\":20,\"product_id\":\"BTC-USD\","
                    + "\"time\":\"2014-11-07T08:19:28.464459Z\"}");
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
                    "coinbase",
                    null);
        }
    }

    @RepeatedTest(3)
    void shouldDeliverAnHourAsItWasSent() throws InterruptedException {
        new ScriptedHour(new Script()).run(List.of());
    }

    @Test
    void shouldTakeTheDocumentedTrade() throws InterruptedException {
        try (LoopbackVenue venue = venue("""
                {"type":"match","trade_id":280232,"side":"sell","size":"985","price":"0.00001305","product_id":"SKL-BTC",\
                "sequence":177100030,"time":"2021-04-17T16:43:37.089723Z"}""");
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("SKL/BTC")))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.ticks())
                    .containsExactly(new Tick(
                            "SKL/BTC",
                            Instant.parse("2021-04-17T16:43:37.089Z").toEpochMilli(),
                            Decimal.of("0.00001305"),
                            Decimal.of("985"),
                            Side.Buy,
                            "280232",
                            "coinbase",
                            null));
        }
    }

    @Test
    void shouldAskAgainWithoutAProductThatIsNotThere() throws InterruptedException {
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(
                        message.contains("NOPE-USD")
                                ? "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                        + "\"reason\":\"NOPE-USD is not a valid product\"}"
                                : SUBSCRIPTIONS);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD", "NOPE-USD")))) {
            await(() -> run.health().connected());

            assertThat(run.health().missingSymbols()).containsOnlyKeys("NOPE-USD");
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndWhenNoProductIsThere() throws Exception {
        try (LoopbackVenue venue = venue("{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                        + "\"reason\":\"NOPE-USD is not a valid product\"}");
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("NOPE-USD")))) {
            assertThat(run.failure())
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageContaining("spec.symbols");
        }
    }

    @Test
    void shouldRejectAPriceThatIsNone() throws InterruptedException {
        try (LoopbackVenue venue = venue("{\"type\":\"match\",\"trade_id\":1,\"side\":\"sell\",\"size\":\"1\","
                        + "\"price\":\"-1\",\"product_id\":\"BTC-USD\",\"time\":\"2021-04-17T16:43:37Z\"}");
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD")))) {
            await(() -> !run.sink.letters().isEmpty());

            assertThat(run.sink.letters())
                    .first()
                    .extracting(DeadLetter::reason)
                    .isEqualTo(DeadLetterReason.InvalidPrice);
        }
    }

    @Test
    void shouldDeliverOutOfOrderAndCountWhatIsMissing() {
        try (LoopbackVenue venue =
                        venue(match(10, "1"), match(12, "1"), match(11, "1"), match(12, "1"), match(15, "1"));
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD")))) {
            await(() -> run.sink.ticks().size() == 5);

            assertThat(run.sink.ticks()).extracting(Tick::id).containsExactly("10", "12", "11", "12", "15");
            assertThat(run.health().gaps()).isEqualTo(2);
            assertThat(run.health().lost()).isEqualTo(3);
        }
    }

    @Test
    void shouldNotTakeATradeForLostThatCannotBeUsed() {
        try (LoopbackVenue venue = venue(match(1, "1"), match(2, "-1"), match(3, "1"));
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD")))) {
            await(() -> run.sink.ticks().size() == 2);

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason)
                    .containsExactly(DeadLetterReason.InvalidPrice);
            assertThat(run.health().gaps()).isZero();
            assertThat(run.health().lost()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"ticker\",\"product_id\":\"BTC-USD\",\"price\":\"1\"}",
                "{\"type\":7}",
                "{\"type\":\"match\",\"type\":\"match\"}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":1e2147483648}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\"}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":9,\"side\":\"both\",\"size\":\"1\","
                        + "\"price\":\"1\",\"time\":\"2021-04-17T16:43:37Z\"}",
                "{\"type\":\"match\",\"product_id\":\"BTC-USD\",\"trade_id\":9,\"side\":\"buy\",\"size\":\"1\","
                        + "\"price\":\"1\",\"time\":\"yesterday\"}",
                "{}",
                "[]",
                "17",
                "<html>Bad Gateway</html>"
            })
    void shouldRejectWhatIsNotDocumentedAndGoOn(String message) {
        try (LoopbackVenue venue = venue(message, match(10, "1"));
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD")))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.sink.letters())
                    .extracting(DeadLetter::reason, letter -> new String(letter.value(), StandardCharsets.UTF_8))
                    .containsExactly(tuple(DeadLetterReason.Malformed, message));
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldStayAwayForAMinuteWhenNotLetIn() {
        try (LoopbackVenue venue = venue(SUBSCRIPTIONS)) {
            venue.refuse(429);
            try (VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD")))) {
                await(() -> !run.waits().isEmpty());
                venue.refuse(0);
                await(() -> run.health().connected());

                assertThat(run.waits()).allSatisfy(wait -> assertThat(wait).isGreaterThan(A_MINUTE));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"Rate limit exceeded, true", "rate limit, true", "Internal error, false"})
    void shouldTellWhatCoinbaseFindsWrongAndTryAgain(String reason, boolean minute) {
        try (LoopbackVenue venue = venue(
                        "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"" + reason + "\"}");
                VenueRun run = new VenueRun(new Coinbase(venue.address(), List.of("BTC-USD")))) {
            await(() -> run.waits().size() > 2);

            assertThat(run.health().lastError()).isEqualTo("Coinbase: Failed to subscribe: " + reason);
            assertThat(run.health().connected()).isFalse();
            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(minute);
        }
    }

    @Test
    void shouldComeBackWhenNothingIsHeard() {
        AtomicInteger connections = new AtomicInteger();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(SUBSCRIPTIONS);
                if (connections.incrementAndGet() > 1) {
                    caller.send(match(1, "1"));
                }
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(
                        MannersOf.hasty(new Coinbase(venue.address(), List.of("BTC-USD")), Duration.ofMillis(300)))) {
            await(() -> !run.sink.ticks().isEmpty());

            assertThat(run.health().reconnects()).isPositive();
            assertThat(run.health().errors()).isPositive();
        }
    }

    @Test
    void shouldAskForManyInSeveralRequestsAndAnewOnlyForThatWithAnUnknownOne() {
        List<String> names =
                IntStream.range(0, 250).mapToObj(i -> "C" + i + "-USD").toList();
        List<List<String>> asked = new CopyOnWriteArrayList<>();
        LoopbackVenue.Desk desk = new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                List<String> products = products(message);
                asked.add(products);
                caller.send(
                        products.contains("C150-USD")
                                ? "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                        + "\"reason\":\"C150-USD is not a valid product\"}"
                                : SUBSCRIPTIONS);
            }
        };
        try (LoopbackVenue venue = new LoopbackVenue(desk);
                VenueRun run = new VenueRun(MannersOf.hasty(new Coinbase(venue.address(), names), A_MINUTE))) {
            await(() -> asked.size() == 4 && run.health().connected());

            List<String> second = new ArrayList<>(names.subList(100, 200));
            second.remove("C150-USD");
            assertThat(asked)
                    .containsExactly(names.subList(0, 100), names.subList(100, 200), names.subList(200, 250), second);
            assertThat(run.health().missingSymbols()).containsOnlyKeys("C150-USD");
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    private static List<String> products(String request) {
        try {
            List<String> products = new ArrayList<>();
            Message.parse(request).json().get("product_ids").forEach(product -> products.add(product.textValue()));
            return products;
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }

    private static String match(long number, String price) {
        return "{\"type\":\"match\",\"trade_id\":" + number + ",\"side\":\"sell\",\"size\":\"1\",\"price\":\"" + price
                + "\",\"product_id\":\"BTC-USD\",\"time\":\"2021-04-17T16:43:37Z\"}";
    }

    private static LoopbackVenue venue(String... answers) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                List.of(answers).forEach(caller::send);
            }
        });
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
