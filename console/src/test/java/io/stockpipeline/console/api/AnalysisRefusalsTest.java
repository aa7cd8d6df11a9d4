package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.history.HistoryState;
import java.time.Instant;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where an analysis has nothing true to say, it says why and what helps. */
class AnalysisRefusalsTest {
    private static final long FROM = Instant.parse("2024-03-05T09:00:00Z").toEpochMilli();
    private static final String SPEC = """
            symbols: [AAPL]
            source: { kafka: { topic: trades, format: Json } }
            windows: [ { size: 5m } ]
            """;
    private static final List<String> METHODS =
            List.of("indicators", "stationarity", "decomposition?period=5", "forecast");

    private static ApiUnderTest with(int minutes, IntToDoubleFunction price) {
        ApiUnderTest api = new ApiUnderTest(SPEC, FROM + minutes * Minutes.MINUTE + 600_000);
        Minutes.feed(api, "AAPL", FROM, minutes, price);
        return api;
    }

    private static String refused(ApiUnderTest api, String method) {
        return api.problem("/symbols/AAPL/analysis/" + method, 409)
                .get("detail")
                .asText();
    }

    @Test
    void shouldSayThatThereIsNothingYet() {
        try (ApiUnderTest api = with(0, i -> 0)) {
            for (String method : METHODS) {
                assertThat(refused(api, method)).as(method).containsAnyOf("too few", "no values");
            }
        }
    }

    @Test
    void shouldSayThatThereIsTooLittle() {
        try (ApiUnderTest api = with(7, i -> 100 + i % 3)) {
            assertThat(refused(api, "stationarity")).contains("too few", "6", "20 are the least");
            assertThat(refused(api, "decomposition?period=5")).contains("too few", "10");
            assertThat(refused(api, "forecast")).contains("too few");
            JsonNode indicators = api.get("/symbols/AAPL/analysis/indicators");
            assertThat(indicators.has("simple")).isFalse();
            assertThat(indicators.get("findings").toString()).contains("There is no SMA: ", "too few");
        }
    }

    @Test
    void shouldNotForecastWhatNeverMoves() {
        try (ApiUnderTest api = with(90, i -> 100)) {
            assertThat(refused(api, "stationarity")).contains("the same");
            assertThat(refused(api, "forecast")).isNotBlank();
            assertThat(api.get("/symbols/AAPL/analysis/decomposition?period=5")
                            .get("seasonalStrength")
                            .asInt())
                    .isZero();
            assertThat(api.get("/symbols/AAPL/analysis/indicators").has("macd")).isTrue();
        }
    }

    @Test
    void shouldAskForAPeriodWhereNoneIsUsual() {
        try (ApiUnderTest api = new ApiUnderTest(SPEC + "bars: [24h]", FROM)) {
            assertThat(refused(api, "decomposition?interval=24h")).contains("no usual season", "period");
            assertThat(refused(api, "indicators?interval=1h")).contains("spec.bars");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "indicators?interval=2h       | interval | interval: one of 1m, 5m, 1h, 1d, 1w, 1mo, found 2h",
                "indicators?limit=0           | limit    | limit: 1 to 5000, found 0",
                "indicators?period=5          | period   | period: is not known: there are",
                "indicators?from=9&to=9       | to       | to: must be after from",
                "stationarity?terms=None      | terms    | terms: one of Constant, Trend, found None",
                "stationarity?terms=CONSTANT  | terms    | terms: one of Constant, Trend, found CONSTANT",
                "decomposition?period=1       | period   | period: 2 to 2500, found 1",
                "decomposition?period=x       | period   | period: a whole number, 2 to 2500, found x",
                "decomposition?form=Both      | form     | form: one of Additive, Multiplicative, found Both",
                "decomposition?method=X11     | method   | method: one of Classical, Stl, found X11",
                "decomposition?robust=yes     | robust   | robust: true or false, found yes",
                "forecast?steps=0             | steps    | steps: 1 to 100, found 0",
                "forecast?steps=101           | steps    | steps: 1 to 100, found 101",
                "forecast?period=61           | period   | period: 1 to 60, found 61",
                "forecast?log=1               | log      | log: true or false, found 1"
            })
    void shouldNameTheParameterThatIsWrong(String path, String parameter, String detail) {
        try (ApiUnderTest api = with(0, i -> 0)) {
            JsonNode problem = api.problem("/symbols/AAPL/analysis/" + path, 400);
            assertThat(problem.get("parameter").asText()).isEqualTo(parameter);
            assertThat(problem.get("detail").asText()).startsWith(detail);
        }
    }

    @Test
    void shouldNotFindAnUnknownSymbol() {
        try (ApiUnderTest api = with(0, i -> 0)) {
            assertThat(api.problem("/symbols/AAPPL/analysis/forecast", 404)
                            .get("detail")
                            .asText())
                    .contains("did you mean AAPL?");
        }
    }

    @Test
    void shouldReadOnInTheHistoryAndDoWithoutItWhileItIsAway() {
        KeptRecords[] history = new KeptRecords[1];
        long viewFrom = FROM + 100 * Minutes.MINUTE;
        try (ApiUnderTest api = new ApiUnderTest(
                SPEC, FROM + 200 * Minutes.MINUTE, viewFrom, ticks -> history[0] = new KeptRecords(ticks))) {
            Minutes.feed(api, "AAPL", FROM, 200, i -> 100 + Math.sin(i) + i % 7);
            String path = "/symbols/AAPL/analysis/indicators";
            assertThat(api.get(path).at("/basis/n").asInt()).isEqualTo(199);
            assertThat(Instant.parse(api.get(path).at("/times/0").asText())).isEqualTo(Instant.ofEpochMilli(FROM));

            history[0].state = HistoryState.away("connection refused");

            assertThat(Instant.parse(api.get(path).at("/times/0").asText())).isEqualTo(Instant.ofEpochMilli(viewFrom));
        }
    }

    @Test
    void shouldCountTheNightAsAGapAndPromiseNoTimesWhereTheMarketCloses() {
        long evening = Instant.parse("2024-03-05T20:30:00Z").toEpochMilli();
        long morning = Instant.parse("2024-03-06T14:30:00Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest(SPEC + """
                calendar: { timeZone: America/New_York, open: "09:30", close: "16:00" }
                """, morning + 31 * Minutes.MINUTE)) {
            Minutes.feed(api, "AAPL", evening, 30, i -> 100 + Math.sin(i) + i % 7);
            Minutes.feed(api, "AAPL", morning, 31, i -> 100 + Math.cos(i) + i % 5);

            JsonNode both = api.get("/symbols/AAPL/analysis/forecast");
            assertThat(both.at("/basis/gaps").asInt()).isEqualTo(17 * 60 + 30);
            assertThat(both.get("assumptions").toString()).contains("nights, weekends and holidays are among the 1050");
            JsonNode one = api.get("/symbols/AAPL/analysis/forecast?from=" + morning);
            assertThat(one.at("/basis/gaps").asInt()).isZero();
            assertThat(one.at("/rows/0").has("time")).isFalse();
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void shouldAnswerInNumbersOrRefuseWhateverTheMarketDoes(long seed) {
        long now = FROM + 6 * 3_600_000;
        try (ApiUnderTest api = new ApiUnderTest(SPEC, now)) {
            RandomMarket market = new RandomMarket(seed);
            List<String> symbols = List.of("AAPL");
            (seed % 2 == 0 ? market.ticks(symbols, FROM, now, 700) : market.dense(symbols, FROM, now, 2))
                    .forEach(api.ticks::take);
            for (String method : List.of(
                    "indicators",
                    "stationarity",
                    "stationarity?terms=Trend",
                    "decomposition?period=7",
                    "decomposition?period=12&form=Multiplicative&robust=true",
                    "decomposition?period=8&method=Classical",
                    "forecast?steps=100",
                    "forecast?steps=7&log=false&limit=60")) {
                for (String interval : List.of("1m", "5m", "1h")) {
                    String path = "/symbols/AAPL/analysis/" + method + (method.contains("?") ? "&" : "?") + "interval="
                            + interval;
                    int status = api.fetch("/api/v1" + path).status();
                    // Held against the document: numbers are numbers, and null stands only where it may.
                    JsonNode answer = status == 409 ? api.problem(path, 409) : api.get(path);
                    assertThat(answer.toString()).doesNotContain("NaN", "Infinity");
                }
            }
        }
    }
}
