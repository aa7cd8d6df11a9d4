package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What depends on the pipeline: its source, its calendar, its bars, its number of symbols and of digits. */
class MarketTest {
    private static final long MINUTE = 60_000;
    private static final long HOUR = 3_600_000;
    private static final String KAFKA = "source: { kafka: { topic: trades, format: Json } }\n";

    @Test
    void shouldTakeTheLatestTimeOfAReplayForNow() {
        long then = Instant.parse("2013-05-06T10:30:10Z").toEpochMilli();
        long today = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest("""
                symbols: [AAPL]
                source: { file: { path: trades.csv, format: Csv } }
                windows: [ { size: 5m } ]
                """, today)) {
            api.ticks.take(tick("AAPL", then - HOUR, "10", 1));
            api.ticks.take(tick("AAPL", then - 2 * MINUTE, "11", 2));
            api.ticks.take(tick("AAPL", then, "12", 3));

            assertThat(api.get("/hourly/totals?hours=1").get("asOf").asText()).isEqualTo("2013-05-06T10:30:10.000Z");
            assertThat(api.get("/hourly/totals?hours=1").at("/hours/0/trades").asInt())
                    .isEqualTo(1);
            assertThat(api.get("/symbols/AAPL/trades?minutes=5").get("trades").asInt())
                    .isEqualTo(1);
            assertThat(api.get("/status").at("/source/lastTickTime").asText()).isEqualTo("2013-05-06T10:30:10.000Z");
            assertThat(api.get("/status").at("/source").has("ageMs")).isFalse();
        }
    }

    /** Its bar is published when it is final only, and those before it in its minute are final already. */
    @Test
    void shouldCountALateTickWhoseBarIsNotPublishedYet() {
        long then = Instant.parse("2024-03-05T14:00:00Z").toEpochMilli();
        try (ApiUnderTest api =
                new ApiUnderTest("symbols: [AAPL]\nbars: [1s]\nwindows: [ { size: 5m } ]\n" + KAFKA, then + 75_000)) {
            api.ticks.take(tick("AAPL", then + 10_000, "10", 1));
            api.ticks.take(tick("AAPL", then + 75_000, "11", 2));
            api.ticks.take(tick("AAPL", then + 50_000, "12", 4));

            JsonNode minute = api.get("/symbols/AAPL/trades?minutes=1");

            assertThat(minute.get("trades").asInt()).isEqualTo(2);
            assertThat(minute.get("volume").asText()).isEqualTo("5");
            assertThat(api.get("/top?by=trades&within=1m")
                            .at("/ranking/0/trades")
                            .asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void shouldTakeTheLastBarOfAReplayForFinalOnceItIsPublishedSo() {
        long then = Instant.parse("2013-05-06T10:30:10Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest("""
                symbols: [AAPL]
                source: { file: { path: trades.csv, format: Csv } }
                windows: [ { size: 5m } ]
                """, then)) {
            api.ticks.take(tick("AAPL", then, "12", 3));
            api.ticks.take(tick("AAPL", then + MINUTE, "12", 3));
            List<Bar> bars = api.ticks.bars();
            Bar last = bars.get(bars.size() - 1);
            assertThat(api.get("/symbols/AAPL/bars").at("/bars/0/final").asBoolean())
                    .isFalse();

            last.isFinal = true;
            api.ticks.bar(last);

            JsonNode shown = api.get("/symbols/AAPL/bars").get("bars");
            assertThat(shown.get(shown.size() - 1).get("final").asBoolean()).isTrue();
            assertThat(shown.get(shown.size() - 1).get("partial").asBoolean()).isFalse();
        }
    }

    @Test
    void shouldTakeTheTimeOfDayForNowBeforeTheFirstTickOfAReplay() {
        long today = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest("""
                symbols: ["*"]
                source: { file: { path: trades.csv, format: Csv } }
                windows: [ { size: 5m } ]
                """, today)) {
            JsonNode totals = api.get("/hourly/totals");
            assertThat(totals.get("asOf").asText()).isEqualTo("2026-01-01T00:00:00.000Z");
            assertThat(totals.get("missingHours")).hasSize(12);
            assertThat(api.get("/symbols").get("symbols")).isEmpty();
            assertThat(api.get("/top").get("ranking")).isEmpty();
            assertThat(api.get("/pipeline").has("symbols")).isFalse();
        }
    }

    @Test
    void shouldTakeDaysFromTheCalendarAlsoWhenClocksChange() {
        // In New York clocks went forward on Sunday, 10 March 2024: a day of 23 hours.
        long now = Instant.parse("2024-03-12T12:00:00Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest("""
                symbols: [AAPL]
                %s
                windows: [ { size: 5m } ]
                bars: [15m]
                calendar: { timeZone: America/New_York, open: "09:30", close: "16:00", days: [Mon, Tue, Wed, Thu, Fri] }
                """.formatted(KAFKA), now)) {
            List<String> times = List.of(
                    "2024-03-09T04:59:59Z",
                    "2024-03-10T04:59:59Z",
                    "2024-03-10T05:00:00Z",
                    "2024-03-11T03:59:59Z",
                    "2024-03-11T04:00:00Z",
                    "2024-03-12T11:00:00Z");
            for (int i = 0; i < times.size(); i++) {
                api.ticks.take(tick("AAPL", Instant.parse(times.get(i)).toEpochMilli(), Integer.toString(10 + i), 1));
            }

            JsonNode days = api.get("/symbols/AAPL/bars?interval=1d").get("bars");
            assertThat(days)
                    .extracting(day -> day.get("start").asText())
                    .containsExactly(
                            "2024-03-08T05:00:00.000Z",
                            "2024-03-09T05:00:00.000Z",
                            "2024-03-10T05:00:00.000Z",
                            "2024-03-11T04:00:00.000Z",
                            "2024-03-12T04:00:00.000Z");
            assertThat(days.get(2).get("end").asText()).isEqualTo("2024-03-11T04:00:00.000Z");
            assertThat(days.get(2).get("count").asInt()).isEqualTo(2);
            assertThat(days.get(4).get("partial").asBoolean()).isTrue();
            JsonNode weeks = api.get("/symbols/AAPL/bars?interval=1w").get("bars");
            assertThat(weeks)
                    .extracting(week -> week.get("start").asText())
                    .containsExactly("2024-03-04T05:00:00.000Z", "2024-03-11T04:00:00.000Z");
            JsonNode change = api.get("/symbols/AAPL").get("change");
            assertThat(change.get("from").asInt()).isEqualTo(14);
            assertThat(change.get("since").asText()).isEqualTo("2024-03-11T04:00:00.000Z");
            assertThat(change.get("absolute").asInt()).isEqualTo(1);
        }
    }

    @Test
    void shouldKeepOneAverageForEachSecond() {
        long now = Instant.parse("2024-03-05T14:25:31.250Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest("""
                symbols: [AAPL]
                %s
                windows: [ { size: 5m }, { name: final, type: Tumbling, size: 1m, emit: Final } ]
                """.formatted(KAFKA), now)) {
            Random random = new Random(3);
            for (long time = now - HOUR / 2; time < now; time += 1 + random.nextInt(1_500)) {
                long late = random.nextInt(10) == 0 ? random.nextInt(20_000) : 0;
                api.ticks.take(tick("AAPL", time - late, Integer.toString(10 + random.nextInt(50)), 1));
            }
            List<Averages> newest = new ArrayList<>();
            for (Averages record : api.ticks.averages()) {
                if (record.tick == null) {
                    continue;
                }
                if (!newest.isEmpty() && newest.get(newest.size() - 1).time / 1_000 == record.time / 1_000) {
                    newest.remove(newest.size() - 1);
                }
                newest.add(record);
            }
            List<String> points = new ArrayList<>();
            String path = "/symbols/AAPL/averages?window=5m&limit=250&from=0";
            JsonNode page = api.get(path);
            while (true) {
                page.get("points")
                        .forEach(point -> points.add(point.get("time").asText()
                                + point.get("average").decimalValue().toPlainString()));
                if (!page.has("next")) {
                    break;
                }
                page = api.get(path + "&cursor=" + page.get("next").asText());
            }
            assertThat(page.get("resolution").asText()).isEqualTo("1s");
            assertThat(points)
                    .isEqualTo(newest.stream()
                            .map(record -> BruteForceTest.iso(record.time)
                                    + Objects.requireNonNull(
                                                    record.get(0).average.toBigDecimal())
                                            .stripTrailingZeros()
                                            .toPlainString())
                            .toList());
            JsonNode closed = api.get("/symbols/AAPL/averages?window=final");
            assertThat(closed.get("points"))
                    .hasSameSizeAs(api.ticks.averages().stream()
                            .filter(record -> record.isFinal)
                            .toList());
        }
    }

    @Test
    void shouldBeExactWhereDigitsDoNotFit64Bits() {
        long now = Instant.parse("2024-03-05T14:00:00Z").toEpochMilli();
        try (ApiUnderTest api = new ApiUnderTest("symbols: [A]\n" + KAFKA + "windows: [ { size: 5m } ]\n", now)) {
            api.ticks.take(tick("A", now - 90_000, "289.170000000001", 999_999_999));
            api.ticks.take(tick("A", now - 89_500, "999999.123456789012", 999_999_999));
            api.ticks.take(tick("A", now - 10, "289.17", 1));

            JsonNode bar = api.get("/symbols/A/bars?interval=1h").get("bars").get(0);
            assertThat(bar.get("high").decimalValue()).isEqualByComparingTo("999999.123456789012");
            assertThat(bar.get("low").decimalValue()).isEqualByComparingTo("289.17");
            assertThat(bar.get("count").asInt()).isEqualTo(3);
            JsonNode buys = api.get("/pivot?within=5m").at("/symbols/0/sides/0");
            assertThat(buys.get("price").decimalValue()).isEqualByComparingTo("333525.821152263004333333");
            assertThat(buys.get("volume").decimalValue()).isEqualByComparingTo("1999999999");
        }
    }

    @Test
    void shouldAnswerForFiveThousandSymbols() {
        long now = Instant.parse("2024-03-05T14:00:30Z").toEpochMilli();
        List<String> names =
                IntStream.range(0, 5_000).mapToObj("S%04d"::formatted).toList();
        try (ApiUnderTest api = new ApiUnderTest(
                "symbols: [" + String.join(", ", names) + "]\n" + KAFKA + "windows: [ { size: 5m } ]\n", now)) {
            for (int i = 0; i < names.size(); i++) {
                for (int trade = 0; trade <= i % 7; trade++) {
                    api.ticks.take(tick(names.get(i), now - 50 * MINUTE + trade * 1_000L, "10", i % 1_000));
                }
            }
            int trades = IntStream.range(0, 5_000).map(i -> i % 7 + 1).sum();
            assertThat(api.get("/hourly/totals?hours=1").at("/hours/0/trades").asInt())
                    .isEqualTo(trades);
            JsonNode top = api.get("/top?by=trades&within=1h&n=3").get("ranking");
            assertThat(top).extracting(row -> row.get("symbol").asText()).containsExactly("S0006", "S0013", "S0020");
            assertThat(api.get("/symbols?limit=5000").get("symbols")).hasSize(5_000);
            JsonNode page = api.get("/hourly/trades?hours=1&limit=4999");
            assertThat(page.get("symbols")).hasSize(4_999);
            assertThat(api.get("/hourly/trades?hours=1&limit=4999&cursor="
                                    + page.get("next").asText())
                            .at("/symbols/0/symbol")
                            .asText())
                    .isEqualTo("S4999");
            assertThat(api.get("/symbols?search=s499&limit=3").get("symbols"))
                    .extracting(row -> row.get("symbol").asText())
                    .containsExactly("S4990", "S4991", "S4992");
        }
    }

    private static Tick tick(String symbol, long time, String price, int size) {
        return new Tick(symbol, time, Decimal.of(price), new Decimal(size, 0), Side.Buy, null, null, null);
    }
}
