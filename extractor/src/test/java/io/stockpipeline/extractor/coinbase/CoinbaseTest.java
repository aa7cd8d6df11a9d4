package io.stockpipeline.extractor.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.LoopbackVenue.Caller;
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
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Coinbase, as its documentation has it. */
class CoinbaseTest {
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

    private static LoopbackVenue venue(String answer) {
        return new LoopbackVenue(new LoopbackVenue.Desk() {
            @Override
            public void said(Caller caller, String message) {
                caller.send(answer);
            }
        });
    }

    private static void await(Callable<Boolean> condition) {
        Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
    }
}
