package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.history.History;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.view.Views;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Topics that were made anew three hours ago, or hold no more than that, and a history that has it all. */
class TopicsMadeAnewTest {
    private static final long HOUR = 3_600_000;
    private static final long NOW = Instant.parse("2024-03-05T14:25:31.250Z").toEpochMilli();
    private static final String SPEC = """
            symbols: [AAPL, MSFT, GONE]
            source: { kafka: { topic: trades, format: Json } }
            windows: [ { size: 5m, tolerance: 0.1% } ]
            """;

    private ApiUnderTest api;
    private KeptRecords history;

    @BeforeEach
    void start() {
        api = new ApiUnderTest(SPEC, NOW, NOW - 3 * HOUR, ticks -> history = new KeptRecords(ticks));
        Views.readFromFirst(api.view);
        // Nobody has traded GONE since.
        new RandomMarket(11)
                .ticks(List.of("GONE"), NOW - 30 * HOUR, NOW - 4 * HOUR, 500)
                .forEach(api.ticks::take);
        new RandomMarket(7)
                .ticks(List.of("AAPL", "MSFT"), NOW - 30 * HOUR, NOW - 120_000, 2_000)
                .forEach(api.ticks::take);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldListBarsOfTheHistory() {
        for (String symbol : List.of("AAPL", "GONE")) {
            for (String interval : List.of("1m", "1h")) {
                long trades = 0;
                for (JsonNode bar : api.get("/symbols/" + symbol + "/bars?limit=5000&from=0&interval=" + interval)
                        .get("bars")) {
                    trades += bar.get("count").asLong();
                }
                assertThat(trades)
                        .as(symbol + " " + interval)
                        .isEqualTo(
                                BruteForceTest.of(api.ticks.accepted(), symbol).size());
            }
        }
    }

    @Test
    void shouldCountTradesOfTheHistory() {
        long to = NOW / 60_000 * 60_000;
        for (String symbol : List.of("MSFT", "GONE")) {
            List<Tick> wanted =
                    BruteForceTest.within(BruteForceTest.of(api.ticks.accepted(), symbol), to - 1_440 * 60_000L, to);
            assertThat(api.get("/symbols/" + symbol + "/trades?minutes=1440")
                            .get("trades")
                            .asInt())
                    .isEqualTo(wanted.size());
        }
    }

    @Test
    void shouldCountWhatTheTopicsHoldWhileTheHistoryDoesNotAnswer() {
        Function<AcceptedTicks, History> notYet = records -> {
            KeptRecords history = new KeptRecords(records);
            history.state = HistoryState.starting("the database is being made");
            return history;
        };
        try (ApiUnderTest starting = new ApiUnderTest(SPEC, NOW, Long.MIN_VALUE, notYet)) {
            Views.readFromFirst(starting.view);
            List<Tick> ticks = new RandomMarket(3).ticks(List.of("AAPL"), NOW - 600_000, NOW - 300_000, 20);
            ticks.forEach(starting.ticks::take);

            assertThat(starting.get("/symbols/AAPL/trades?minutes=60")
                            .get("trades")
                            .asInt())
                    .isEqualTo(starting.ticks.accepted().size());
        }
    }

    @Test
    void shouldAddUpHoursOfTheHistory() {
        long to = NOW / HOUR * HOUR;
        JsonNode symbols =
                api.get("/hourly/trades?hours=24&symbols=AAPL,MSFT,GONE").get("symbols");
        assertThat(symbols).hasSize(3);
        long all = 0;
        for (JsonNode symbol : symbols) {
            for (JsonNode hour : symbol.get("hours")) {
                long start = Instant.parse(hour.get("start").asText()).toEpochMilli();
                int trades = BruteForceTest.within(
                                BruteForceTest.of(
                                        api.ticks.accepted(),
                                        symbol.get("symbol").asText()),
                                start,
                                start + HOUR)
                        .size();
                assertThat(hour.get("trades").asInt()).as(hour.toString()).isEqualTo(trades);
                all += trades;
            }
        }
        assertThat(all)
                .isEqualTo(BruteForceTest.within(api.ticks.accepted(), to - 24 * HOUR, to)
                        .size());
    }

    @Test
    void shouldRankWithTheHistory() {
        long to = NOW / 60_000 * 60_000;
        for (int minutes : List.of(10, 200, 1_440)) {
            List<Tick> wanted = BruteForceTest.within(api.ticks.accepted(), to - minutes * 60_000L, to);
            BruteForceTest.assertRanking(api, minutes, "trades", wanted, found -> BigDecimal.valueOf(found.size()));
            BruteForceTest.assertRanking(api, minutes, "volume", wanted, BruteForceTest::volume);
        }
        assertThat(BruteForceTest.texts(api.get("/top?within=24h").get("ranking"), "symbol"))
                .contains("GONE");
    }

    @Test
    void shouldRankAndAddUpSymbolsThatTheTopicsNeverHad() {
        String any = SPEC.replace("[AAPL, MSFT, GONE]", "['*']");
        try (ApiUnderTest taking = new ApiUnderTest(any, NOW, NOW - 3 * HOUR, KeptRecords::new)) {
            Views.readFromFirst(taking.view);
            new RandomMarket(11)
                    .ticks(List.of("GONE"), NOW - 30 * HOUR, NOW - 4 * HOUR, 500)
                    .forEach(taking.ticks::take);
            new RandomMarket(7)
                    .ticks(List.of("AAPL", "MSFT"), NOW - 30 * HOUR, NOW - 120_000, 2_000)
                    .forEach(taking.ticks::take);
            long to = NOW / 60_000 * 60_000;
            List<Tick> wanted = BruteForceTest.within(taking.ticks.accepted(), to - 24 * HOUR, to);
            BruteForceTest.assertRanking(taking, 1_440, "volume", wanted, BruteForceTest::volume);
            long hour = NOW / HOUR * HOUR;
            BruteForceTest.assertHours(
                    taking.get("/hourly/totals?hours=24"),
                    BruteForceTest.within(taking.ticks.accepted(), hour - 24 * HOUR, hour),
                    hour - 24 * HOUR,
                    hour,
                    "trades",
                    found -> BigDecimal.valueOf(found.size()));
        }
    }

    @Test
    void shouldRankAndAddUpWhatTheTopicsHoldWhileTheHistoryDoesNotAnswer() {
        history.state = HistoryState.away("connection refused");
        long to = NOW / 60_000 * 60_000;

        JsonNode ranking = api.get("/top?by=trades&within=24h").get("ranking");

        assertThat(BruteForceTest.texts(ranking, "symbol")).containsExactlyInAnyOrder("AAPL", "MSFT");
        for (JsonNode row : ranking) {
            List<Tick> own =
                    BruteForceTest.of(api.ticks.accepted(), row.get("symbol").asText());
            // The bar that the topics begin in is the first whose start they hold.
            assertThat(row.get("trades").asInt())
                    .isEqualTo(BruteForceTest.within(own, (NOW - 3 * HOUR) / 60_000 * 60_000 + 60_000, to)
                            .size());
        }
        assertThat(api.get("/hourly/totals?hours=24").get("missingHours")).hasSizeGreaterThan(18);
    }

    @Test
    void shouldGiveAveragesOfTheHistoryAfterThoseOfTheTopics() {
        List<String> times = new ArrayList<>();
        List<String> origins = new ArrayList<>();
        String path = "/symbols/AAPL/averages?window=5m&limit=100";
        JsonNode page = api.get(path);
        while (true) {
            List<String> own = BruteForceTest.texts(page.get("points"), "time");
            assertThat(own).isSorted();
            times.addAll(0, own);
            origins.add(page.get("from").asText());
            if (!page.has("next")) {
                break;
            }
            page = api.get(path + "&cursor=" + page.get("next").asText());
        }

        assertThat(times).isSorted();
        assertThat(origins).startsWith("view").endsWith("history").isSortedAccordingTo(Comparator.reverseOrder());
        long first = Instant.parse(times.get(0)).toEpochMilli();
        assertThat(first)
                .isEqualTo(
                        BruteForceTest.of(api.ticks.accepted(), "AAPL").get(0).time());
        assertThat(BruteForceTest.texts(
                        api.get("/symbols/GONE/averages?window=5m&limit=5000").get("points"), "time"))
                .hasSize(BruteForceTest.of(api.ticks.accepted(), "GONE").size());
    }

    @Test
    void shouldGiveAveragesOfTheHistoryWhereTheyBeginBeforeTheTopicsFirst() {
        long firstHeld = NOW - 10 * 60_000;
        try (ApiUnderTest young = new ApiUnderTest(SPEC, NOW, firstHeld, KeptRecords::new)) {
            Views.readFromFirst(young.view);
            new RandomMarket(5)
                    .dense(List.of("AAPL"), NOW - HOUR, NOW - 1_000, 20)
                    .forEach(young.ticks::take);

            // The view keeps an hour, but the topics hold ten minutes of it.
            JsonNode older = young.get("/symbols/AAPL/averages?window=5m&limit=5000&from=" + (NOW - 30 * 60_000));
            JsonNode newer = young.get("/symbols/AAPL/averages?window=5m&limit=5000&from=" + (NOW - 5 * 60_000));

            assertThat(older.get("from").asText()).isEqualTo("history");
            assertThat(Instant.parse(older.at("/points/0/time").asText()).toEpochMilli())
                    .isLessThan(firstHeld);
            assertThat(newer.get("from").asText()).isEqualTo("view");
        }
    }

    @Test
    void shouldListAlarmsOfTheHistory() {
        List<String> listed = new ArrayList<>();
        api.get("/alarms?limit=5000")
                .get("alarms")
                .forEach(alarm -> listed.add(alarm.get("id").asText()));
        assertThat(listed)
                .containsExactlyInAnyOrderElementsOf(
                        api.ticks.alarms().stream().map(Alarm::id).toList())
                .hasSizeGreaterThan(20);
    }
}
