package io.stockpipeline.extractor.kraken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.Manners;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.Trade;
import io.stockpipeline.extractor.stream.VenueContract;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is Kraken's own. */
class KrakenTest extends VenueContract {
    private final KrakenScript script = new KrakenScript();

    @Override
    protected VenueScript script() {
        return script;
    }

    @Test
    void shouldTakeTheDocumentedTrade() {
        try (LoopbackVenue venue = venue((connection, caller) -> caller.send("""
                        {"channel":"trade","type":"update","data":[{"symbol":"BTC/USD","side":"buy","price":105944.20,\
                        "qty":0.00027625,"ord_type":"limit","trade_id":10218208,\
                        "timestamp":"2025-06-02T10:00:00.123456Z"}]}"""));
                VenueRun run = run(venue, "BTC-USD")) {
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
        try (LoopbackVenue venue =
                        venue((connection, caller) -> caller.send(KrakenScript.message("update", List.of(trade))));
                VenueRun run = run(venue, "BTC/USD")) {
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

            JsonNode request = KrakenScript.read(asked.get(0)).json();
            assertThat(KrakenScript.pairs(asked.get(0)))
                    .containsExactly("BTC/USD", "ETH/EUR", "BTC/EUR", "DOGE/USD", "AAPLx/USD");
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
        try (LoopbackVenue venue = answering((caller, message) -> {
                    asked.add(message);
                    script.answer(List.of(message), VenueScript.Stock.ALL).forEach(caller::send);
                });
                VenueRun run =
                        new VenueRun(MannersOf.hasty(new Kraken(venue.address(), names, System::nanoTime), A_MINUTE))) {
            await(() -> asked.size() == 3 && run.health().connected());

            assertThat(asked.stream().flatMap(message -> KrakenScript.pairs(message).stream()))
                    .containsExactlyElementsOf(names);
            assertThat(asked)
                    .extracting(message -> KrakenScript.read(message).number("req_id"))
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
        try (LoopbackVenue venue = answering((caller, message) -> {
                    caller.send(error);
                    caller.send(KrakenScript.acknowledgement("BTC/USD"));
                    caller.send(update(1));
                });
                VenueRun run = run(venue, "XYZ-USD", "BTC/USD")) {
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
        try (LoopbackVenue venue = answering((caller, message) -> {
                    KrakenScript.pairs(message).forEach(pair -> caller.send(KrakenScript.notSupported(pair)));
                });
                VenueRun run = run(venue, "XYZ/USD", "NOPE/EUR")) {
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
        try (LoopbackVenue venue = answering((caller, message) -> {
                    for (String pair : List.of(first, second)) {
                        String reason = pair.equals("XYZ/USD") ? "Currency pair not supported XYZ/USD" : "Not now";
                        caller.send(KrakenScript.refusal(pair, reason));
                    }
                });
                VenueRun run = run(venue, "BTC/USD", "XYZ/USD")) {
            await(() -> venue.attempts() > 2);

            assertThat(run.health().missingSymbols()).containsKey("XYZ/USD");
        }
    }

    @Test
    void shouldDeliverTheSnapshotAndCountOnlyWhatItDoesNotHold() {
        try (LoopbackVenue venue = venue((connection, caller) -> {
                    switch (connection) {
                        case 1 -> {
                            caller.send(KrakenScript.message("snapshot", trades(10, 11)));
                            caller.send(update(12));
                            caller.close(1001, "going away");
                        }
                        case 2 -> {
                            caller.send(KrakenScript.message("snapshot", trades(11, 12, 13, 14)));
                            caller.send(update(15));
                            caller.close(1001, "going away");
                        }
                        default -> {
                            caller.send(KrakenScript.message("snapshot", trades(20, 21)));
                            caller.send(update(22));
                        }
                    }
                });
                VenueRun run = run(venue, "BTC/USD")) {
            await(() -> run.sink.ticks().size() == 11);

            assertThat(run.sink.ticks())
                    .extracting(Tick::id)
                    .containsExactly("10", "11", "12", "11", "12", "13", "14", "15", "20", "21", "22");
            assertThat(run.health().gaps()).isEqualTo(1);
            assertThat(run.health().lost()).isEqualTo(4);
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
        try (LoopbackVenue venue = answering((caller, message) -> {
                    caller.send(error);
                });
                VenueRun run = run(venue, "BTC/USD")) {
            await(() -> run.waits().size() > 2);

            assertThat(run.health().lastError()).startsWith("Kraken: ");
            assertThat(run.health().connected()).isFalse();
            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(minute);
        }
    }

    /** Whoever is refused for now is asked for after a minute, then two, and has only the pairs that are given meanwhile. */
    @Test
    void shouldAskAgainForAPairThatIsRefusedForNow() {
        AtomicLong now = new AtomicLong();
        List<String> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = answering((caller, said) -> {
                    asked.add(said);
                    for (String pair : KrakenScript.pairs(said)) {
                        caller.send(
                                pair.equals("ETH/USD") && asked.size() < 3
                                        ? KrakenScript.refusal(pair, "Not now")
                                        : KrakenScript.acknowledgement(pair));
                    }
                });
                VenueRun run = new VenueRun(new MannersOf(
                        new Kraken(venue.address(), List.of("BTC/USD", "ETH/USD"), now::get),
                        Manners.silentFor(A_MINUTE).reminding(Duration.ofMillis(20))))) {
            await(() -> run.health().missingSymbols().containsValue("Kraken: Not now")
                    && run.health().connected());
            now.addAndGet(Kraken.FIRST_PAUSE.toNanos() - 1);
            assertThat(asked).hasSize(1);
            now.incrementAndGet();
            await(() -> asked.size() == 2);
            assertThat(run.health().missingSymbols()).containsOnlyKeys("ETH/USD");
            // Until the second refusal is heard its pause has not begun.
            await(() -> {
                now.addAndGet(Duration.ofSeconds(20).toNanos());
                return asked.size() == 3;
            });

            await(() -> run.health().missingSymbols().isEmpty());
            assertThat(asked.subList(1, 3))
                    .allMatch(said -> KrakenScript.pairs(said).equals(List.of("ETH/USD")));
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    private static String update(long number) {
        return KrakenScript.message("update", List.of(trade("BTC/USD", number)));
    }
}
