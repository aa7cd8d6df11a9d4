package io.stockpipeline.extractor.coinbase;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.stream.LoopbackVenue;
import io.stockpipeline.extractor.stream.MannersOf;
import io.stockpipeline.extractor.stream.VenueContract;
import io.stockpipeline.extractor.stream.VenueRun;
import io.stockpipeline.extractor.stream.VenueScript;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is Coinbase's own. */
class CoinbaseTest extends VenueContract {
    private static final String SUBSCRIPTIONS = CoinbaseScript.subscriptions(List.of("BTC-USD"));

    private final CoinbaseScript script = new CoinbaseScript();

    @Override
    protected VenueScript script() {
        return script;
    }

    @Test
    void shouldTakeTheDocumentedTrade() throws InterruptedException {
        try (LoopbackVenue venue = telling("""
                {"type":"match","trade_id":280232,"side":"sell","size":"985","price":"0.00001305","product_id":"SKL-BTC",\
                "sequence":177100030,"time":"2021-04-17T16:43:37.089723Z"}""");
                VenueRun run = run(venue, "SKL/BTC")) {
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
        try (LoopbackVenue venue = answering((caller, message) -> {
                    caller.send(
                            message.contains("NOPE-USD")
                                    ? "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                            + "\"reason\":\"NOPE-USD is not a valid product\"}"
                                    : SUBSCRIPTIONS);
                });
                VenueRun run = run(venue, "BTC-USD", "NOPE-USD")) {
            await(() -> run.health().connected());

            assertThat(run.health().missingSymbols()).containsOnlyKeys("NOPE-USD");
            assertThat(venue.attempts()).isEqualTo(1);
        }
    }

    @Test
    void shouldEndWhenNoProductIsThere() throws Exception {
        try (LoopbackVenue venue = telling("{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                        + "\"reason\":\"NOPE-USD is not a valid product\"}");
                VenueRun run = run(venue, "NOPE-USD")) {
            assertThat(run.failure())
                    .isInstanceOf(SourceConfigurationException.class)
                    .hasMessageContaining("spec.symbols");
        }
    }

    @ParameterizedTest
    @CsvSource({"Rate limit exceeded, true", "rate limit, true", "Internal error, false"})
    void shouldTellWhatCoinbaseFindsWrongAndTryAgain(String reason, boolean minute) {
        try (LoopbackVenue venue = telling(
                        "{\"type\":\"error\",\"message\":\"Failed to subscribe\",\"reason\":\"" + reason + "\"}");
                VenueRun run = run(venue, "BTC-USD")) {
            await(() -> run.waits().size() > 2);

            assertThat(run.health().lastError()).isEqualTo("Coinbase: Failed to subscribe: " + reason);
            assertThat(run.health().connected()).isFalse();
            assertThat(run.waits().get(0).compareTo(A_MINUTE) > 0).isEqualTo(minute);
        }
    }

    @Test
    void shouldAskForManyInSeveralRequestsAndAnewOnlyForThatWithAnUnknownOne() {
        List<String> names =
                IntStream.range(0, 250).mapToObj(i -> "C" + i + "-USD").toList();
        List<List<String>> asked = new CopyOnWriteArrayList<>();
        try (LoopbackVenue venue = answering((caller, message) -> {
                    List<String> products = CoinbaseScript.products(message);
                    asked.add(products);
                    caller.send(
                            products.contains("C150-USD")
                                    ? "{\"type\":\"error\",\"message\":\"Failed to subscribe\","
                                            + "\"reason\":\"C150-USD is not a valid product\"}"
                                    : SUBSCRIPTIONS);
                });
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

    private LoopbackVenue telling(String... answers) {
        return answering((caller, said) -> List.of(answers).forEach(caller::send));
    }
}
