package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.analytics.analysis.IndicatorSet;
import io.stockpipeline.analytics.decomposition.Classical;
import io.stockpipeline.analytics.decomposition.Decomposition;
import io.stockpipeline.analytics.decomposition.Form;
import io.stockpipeline.analytics.decomposition.Stl;
import io.stockpipeline.analytics.forecast.Forecast;
import io.stockpipeline.analytics.forecast.ForecastSettings;
import io.stockpipeline.analytics.forecast.Forecaster;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.Stationarity;
import io.stockpipeline.analytics.stationarity.StationarityReading;
import io.stockpipeline.analytics.stationarity.Terms;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each analysis says what the method says of the closes of the same published bars. */
class AnalysisTest {
    private static final long FROM = Instant.parse("2024-03-05T09:00:00Z").toEpochMilli();
    private static final int BARS = 200;
    private static final String ROOT = "/symbols/AAPL/analysis/";

    private ApiUnderTest api;
    private List<Bar> bars;
    private Series closes;

    @BeforeEach
    void start() {
        api = new ApiUnderTest("""
                symbols: [AAPL]
                source: { kafka: { topic: trades, format: Json } }
                windows: [ { size: 5m } ]
                """, FROM + BARS * Minutes.MINUTE + 40_000);
        Random random = new Random(5);
        // The last minute is still open; in two there is no trade.
        Minutes.feed(
                api,
                "AAPL",
                FROM,
                BARS + 1,
                i -> i == 31 || i == 32
                        ? Double.NaN
                        : 100 + 0.02 * i + 3 * Math.sin(2 * Math.PI * i / 10) + random.nextGaussian());
        bars = Minutes.published(api, "AAPL");
        closes = Minutes.closes(bars);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldNameTheFinalBarsThatItWasComputedFrom() {
        for (String method : List.of("indicators", "stationarity", "decomposition", "forecast")) {
            JsonNode basis = api.get(ROOT + method).get("basis");
            assertThat(basis.get("symbol").asText()).isEqualTo("AAPL");
            assertThat(basis.get("interval").asText()).isEqualTo("1m");
            assertThat(Instant.parse(basis.get("from").asText())).isEqualTo(Instant.ofEpochMilli(FROM));
            assertThat(Instant.parse(basis.get("to").asText()))
                    .isEqualTo(Instant.ofEpochMilli(FROM + (BARS - 1) * Minutes.MINUTE));
            assertThat(basis.get("n").asInt()).isEqualTo(BARS - 2).isEqualTo(closes.size());
            assertThat(basis.get("gaps").asInt()).isEqualTo(2);
        }
    }

    /** Within grace thirty bars of a second are not final yet: they do not count against the limit. */
    @Test
    void shouldReadAsManyFinalBarsAsAreAskedFor() {
        try (ApiUnderTest seconds = new ApiUnderTest("""
                symbols: [AAPL]
                source: { kafka: { topic: trades, format: Json } }
                windows: [ { size: 5m } ]
                bars: [1s]
                grace: 30s
                """, FROM + 100_000)) {
            for (int i = 0; i < 100; i++) {
                Decimal price = new Decimal(10_000 + i % 7, 2);
                seconds.ticks.take(new Tick("AAPL", FROM + i * 1_000, price, null, null, null, null, null));
            }

            JsonNode answer = seconds.get(ROOT + "indicators?limit=20");

            assertThat(answer.at("/basis/n").asInt()).isEqualTo(20);
            assertThat(answer.get("cut").asBoolean()).isTrue();
        }
    }

    @Test
    void shouldShowIndicators() {
        double[] volumes = bars.stream()
                .mapToDouble(
                        bar -> Objects.requireNonNull(bar.volume.toBigDecimal()).doubleValue())
                .toArray();
        IndicatorSet set = IndicatorSet.of(closes, volumes);

        JsonNode answer = api.get(ROOT + "indicators");

        assertThat(instants(answer.get("times"))).isEqualTo(starts());
        assertThat(numbers(answer.get("closes"))).isEqualTo(rounded(closes.values()));
        line(answer.at("/simple/values"), set.simple().average());
        line(answer.at("/exponential/values"), set.exponential().average());
        line(answer.at("/weighted/values"), set.weighted().average());
        line(answer.at("/volumeWeighted/values"), set.volumeWeighted().average());
        line(answer.at("/deviation/values"), set.deviation().deviation());
        line(answer.at("/bands/upper"), set.bands().upper());
        line(answer.at("/bands/lower"), set.bands().lower());
        line(answer.at("/strength/values"), set.strength().index());
        line(answer.at("/macd/macd"), set.macd().macd());
        line(answer.at("/macd/signal"), set.macd().signal());
        line(answer.at("/macd/histogram"), set.macd().histogram());
        assertThat(texts(answer.get("findings"))).isEqualTo(set.findings());
        assertThat(texts(answer.get("assumptions"))).isEqualTo(set.assumptions());
    }

    @Test
    void shouldTellWhetherPricesWander() {
        for (Terms terms : List.of(Terms.Constant, Terms.Trend)) {
            StationarityReading reading = Stationarity.read(closes, terms);

            JsonNode answer = api.get(ROOT + "stationarity" + (terms == Terms.Trend ? "?terms=Trend" : ""));

            assertThat(answer.get("verdict").asText())
                    .isEqualTo(reading.verdict().name());
            number(answer.at("/dickeyFuller/statistic"), reading.dickeyFuller().statistic());
            number(answer.at("/dickeyFuller/pValue"), reading.dickeyFuller().pValue());
            number(answer.at("/kpss/statistic"), reading.kpss().statistic());
            number(answer.at("/kpss/pValue"), reading.kpss().pValue().value());
            assertThat(answer.at("/kpss/criticalValues")).hasSize(4);
            assertThat(texts(answer.get("findings"))).isEqualTo(reading.findings());
        }
    }

    @Test
    void shouldTakePricesApart() {
        parts(api.get(ROOT + "decomposition"), new Stl(60, Form.Additive).decompose(closes));
        parts(
                api.get(ROOT + "decomposition?period=10&robust=true"),
                new Stl(10, Form.Additive, Stl.SEASON_WINDOW, true).decompose(closes));
        JsonNode classical = api.get(ROOT + "decomposition?period=10&method=Classical&form=Multiplicative");
        parts(classical, new Classical(10, Form.Multiplicative).decompose(closes));
        assertThat(classical.at("/trend/0").isNull()).isTrue();
        assertThat(classical.at("/trend/5").isNumber()).isTrue();
    }

    private static void parts(JsonNode answer, Decomposition parts) {
        assertThat(answer.get("period").asInt()).isEqualTo(parts.period());
        assertThat(answer.get("form").asText()).isEqualTo(parts.form().name());
        assertThat(answer.get("method").asText()).isEqualTo(parts.method().name());
        assertThat(numbers(answer.get("trend"))).isEqualTo(rounded(parts.trend()));
        assertThat(numbers(answer.get("seasonal"))).isEqualTo(rounded(parts.seasonal()));
        assertThat(numbers(answer.get("remainder"))).isEqualTo(rounded(parts.remainder()));
        number(answer.get("seasonalStrength"), parts.seasonalStrength());
        assertThat(texts(answer.get("findings"))).isEqualTo(parts.findings());
    }

    @Test
    void shouldForecastWithLogarithmsUnlessToldOtherwise() {
        for (String asked : List.of("", "?steps=5&period=10&log=false")) {
            Forecast forecast = new Forecaster()
                    .forecast(
                            closes,
                            asked.isEmpty()
                                    ? new ForecastSettings(24, 1, true, null)
                                    : new ForecastSettings(5, 10, false, null));

            JsonNode answer = api.get(ROOT + "forecast" + asked);

            assertThat(answer.get("model").asText()).isEqualTo(forecast.model());
            assertThat(answer.get("logarithm").asBoolean()).isEqualTo(asked.isEmpty());
            assertThat(answer.get("rows")).hasSize(forecast.rows().size());
            for (int i = 0; i < forecast.rows().size(); i++) {
                JsonNode row = answer.get("rows").get(i);
                number(row.get("median"), forecast.rows().get(i).median());
                number(row.get("lower80"), forecast.rows().get(i).lower80());
                number(row.get("upper95"), forecast.rows().get(i).upper95());
                // Minutes are missing: which will come is not known.
                assertThat(row.has("time")).isFalse();
            }
            number(answer.at("/comparison/mase"), forecast.comparison().mase());
            assertThat(texts(answer.get("findings"))).isEqualTo(forecast.findings());
        }
    }

    @Test
    void shouldGiveTheTimesOfTheBarsAheadWhereNoneIsMissing() {
        JsonNode answer = api.get(ROOT + "forecast?steps=3&from=" + (FROM + 40 * Minutes.MINUTE));

        assertThat(answer.at("/basis/gaps").asInt()).isZero();
        assertThat(answer.get("rows"))
                .extracting(row -> row.get("time").asText())
                .containsExactly("2024-03-05T12:20:00.000Z", "2024-03-05T12:21:00.000Z", "2024-03-05T12:22:00.000Z");
    }

    @Test
    void shouldTakeTheNewestOfTheRangeAndSaySo() {
        JsonNode whole = api.get(ROOT + "indicators?from=" + FROM);
        assertThat(whole.get("cut").asBoolean()).isFalse();
        JsonNode newest = api.get(ROOT + "indicators?limit=50&from=" + FROM);
        assertThat(newest.get("cut").asBoolean()).isTrue();
        assertThat(instants(newest.get("times"))).isEqualTo(starts().subList(BARS - 52, BARS - 2));
        JsonNode middle = api.get(
                ROOT + "indicators?from=" + (FROM + 50 * Minutes.MINUTE) + "&to=" + (FROM + 90 * Minutes.MINUTE));
        assertThat(middle.get("cut").asBoolean()).isFalse();
        assertThat(instants(middle.get("times"))).isEqualTo(starts().subList(48, 88));
    }

    private List<Instant> starts() {
        return bars.stream().map(bar -> Instant.ofEpochMilli(bar.start)).toList();
    }

    private static void line(JsonNode found, io.stockpipeline.analytics.indicator.Line line) {
        List<Double> wanted = new ArrayList<>();
        for (int i = 0; i < line.offset() + line.values().size(); i++) {
            wanted.add(line.at(i));
        }
        assertThat(numbers(found)).isEqualTo(rounded(wanted));
    }

    private static void number(JsonNode found, double wanted) {
        assertThat(found.decimalValue()).isEqualByComparingTo(rounded(wanted));
    }

    private static List<Instant> instants(JsonNode list) {
        return texts(list).stream().map(Instant::parse).toList();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }

    private static List<BigDecimal> numbers(JsonNode list) {
        List<BigDecimal> numbers = new ArrayList<>();
        list.forEach(number -> numbers.add(number.isNull() ? null : plain(number.decimalValue())));
        return numbers;
    }

    private static List<BigDecimal> rounded(double[] values) {
        List<Double> list = new ArrayList<>();
        for (double value : values) {
            list.add(value);
        }
        return rounded(list);
    }

    private static List<BigDecimal> rounded(List<Double> values) {
        List<BigDecimal> all = new ArrayList<>();
        values.forEach(value -> all.add(value == null ? null : rounded(value.doubleValue())));
        return all;
    }

    private static BigDecimal rounded(double value) {
        return plain(new BigDecimal(value).round(new MathContext(12)));
    }

    /** One form for equal numbers. */
    private static BigDecimal plain(BigDecimal number) {
        return number.signum() == 0 ? BigDecimal.ZERO : number.stripTrailingZeros();
    }
}
