package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.history.History;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Rankings and hours that go further back than the view, with a history of all. */
class SumsWithHistoryTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long NOW = Instant.parse("2024-03-05T14:25:31.250Z").toEpochMilli();
    private static final String SPEC = """
            symbols: [AAPL, BTC/USD, MSFT, QUIET]
            source: { kafka: { topic: trades, format: Json } }
            windows: [ { size: 5m, tolerance: 0.5% } ]
            """;
    private static final List<String> BY = List.of("volume", "trades", "change");

    private final long seed = Long.getLong("seed", new Random().nextLong());
    private KeptRecords history;

    private History kept(AcceptedTicks ticks) {
        history = new KeptRecords(ticks);
        return history;
    }

    /** Bars of a second are so many that the view lets most of them go; full hours stay. */
    private ApiUnderTest seconds(Function<AcceptedTicks, History> historyOf) {
        System.out.println("seed " + seed);
        ApiUnderTest api = new ApiUnderTest(SPEC + "bars: [1s]\n", NOW, Long.MIN_VALUE, historyOf);
        new RandomMarket(seed)
                .dense(List.of("AAPL", "MSFT"), NOW - 26 * HOUR, NOW, 20)
                .forEach(api.ticks::take);
        return api;
    }

    private ApiUnderTest market(String bars, long viewFrom, Function<AcceptedTicks, History> historyOf, int each) {
        System.out.println("seed " + seed);
        ApiUnderTest api = new ApiUnderTest(SPEC + "bars: " + bars + "\n", NOW, viewFrom, historyOf);
        new RandomMarket(seed)
                .ticks(List.of("AAPL", "BTC/USD", "MSFT"), NOW - 30 * HOUR, NOW, each)
                .forEach(api.ticks::take);
        return api;
    }

    @Test
    void shouldRankBeyondTheBarsThatTheViewHolds() {
        try (ApiUnderTest api = seconds(this::kept)) {
            long to = NOW / MINUTE * MINUTE;
            for (int minutes : List.of(5, 60, 600, 1_380, 1_439, 1_440)) {
                List<Tick> wanted = BruteForceTest.within(api.ticks.accepted(), to - minutes * MINUTE, to);
                BruteForceTest.assertRanking(api, minutes, "trades", wanted, found -> BigDecimal.valueOf(found.size()));
                BruteForceTest.assertRanking(api, minutes, "volume", wanted, BruteForceTest::volume);
            }
            assertThat(history.sumsAsked).as("seed " + seed).hasPositiveValue();
        }
    }

    @Test
    void shouldRefuseWhatTheViewDoesNotHoldWhereThereIsNoHistory() {
        try (ApiUnderTest api = seconds(ticks -> History.none())) {
            assertThat(api.problem("/top?within=24h", 409).get("detail").asText())
                    .contains("are held from");
            assertThat(api.get("/top?within=1h").get("ranking")).hasSize(2);
        }
    }

    /** Also first and last prices, digit by digit. */
    @Test
    void shouldAnswerAsAViewThatHasReadEverything() {
        for (String bars : List.of("[1m]", "[10s]", "[5m, 1m]", "[1m, 1h]")) {
            for (long back : List.of(2 * HOUR, 2 * HOUR + 25 * MINUTE + 31_250, 10 * HOUR)) {
                try (ApiUnderTest api = market(bars, NOW - back, this::kept, 1_500);
                        ApiUnderTest whole = market(bars, Long.MIN_VALUE, ticks -> History.none(), 1_500)) {
                    for (String by : BY) {
                        for (String within : List.of("30m", "119m", "5h", "24h")) {
                            assertSame(api, whole, "/top?by=" + by + "&within=" + within, "ranking");
                        }
                    }
                    assertSame(api, whole, "/hourly/trades?hours=24", "symbols");
                    assertSame(api, whole, "/hourly/volumes?hours=3", "symbols");
                    assertSame(api, whole, "/hourly/totals?hours=24", "hours");
                    assertSame(api, whole, "/hourly/totals?hours=24", "missingHours");
                }
            }
        }
    }

    private void assertSame(ApiUnderTest api, ApiUnderTest whole, String path, String field) {
        assertThat(api.get(path).get(field))
                .as("seed " + seed + " " + path)
                .isEqualTo(whole.get(path).get(field));
    }

    @Test
    void shouldNotAskTheHistoryForWhatTheViewHolds() {
        try (ApiUnderTest api = market("[1m]", NOW - 8 * HOUR, this::kept, 1_500)) {
            api.get("/top?within=1h");
            api.get("/hourly/totals?hours=6");
            api.get("/hourly/trades?hours=6");

            assertThat(history.sumsAsked).hasValue(0);
        }
    }

    @Test
    void shouldAddUpHoursOfManySymbols() {
        List<String> names =
                IntStream.range(0, 600).mapToObj("S%04d"::formatted).toList();
        String spec = SPEC.replace("AAPL, BTC/USD, MSFT, QUIET", String.join(", ", names));
        try (ApiUnderTest api = new ApiUnderTest(spec, NOW, NOW - 3 * HOUR, this::kept)) {
            new RandomMarket(seed).ticks(names, NOW - 26 * HOUR, NOW, 40).forEach(api.ticks::take);
            long to = NOW / HOUR * HOUR;
            long from = to - 24 * HOUR;
            List<Tick> wanted = BruteForceTest.within(api.ticks.accepted(), from, to);

            JsonNode totals = api.get("/hourly/totals?hours=24");
            JsonNode symbols = api.get("/hourly/trades?hours=24&limit=600").get("symbols");

            BruteForceTest.assertHours(totals, wanted, from, to, "volume", BruteForceTest::volume);
            assertThat(symbols).hasSize(600);
            for (JsonNode symbol : symbols) {
                List<Tick> own = BruteForceTest.of(wanted, symbol.get("symbol").asText());
                BruteForceTest.assertHours(symbol, own, from, to, "trades", found -> BigDecimal.valueOf(found.size()));
            }
            // One question for all of them, not one for each.
            assertThat(history.sumsAsked).hasValue(2);
        }
    }
}
