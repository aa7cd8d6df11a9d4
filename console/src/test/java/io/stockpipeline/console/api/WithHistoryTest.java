package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A view that has read the last hours only, and a history of all: together they answer as if the view had read everything. */
class WithHistoryTest {
    private static final long HOUR = 3_600_000;
    private static final long NOW = Instant.parse("2024-03-05T14:25:31.250Z").toEpochMilli();
    private static final long VIEW_FROM = NOW - 3 * HOUR;
    private static final String SPEC = """
            symbols: [AAPL, MSFT]
            source: { kafka: { topic: trades, format: Json } }
            windows: [ { size: 5m, tolerance: 0.1% } ]
            """;

    private ApiUnderTest api;
    private KeptRecords history;

    @BeforeEach
    void start() {
        api = new ApiUnderTest(SPEC, NOW, VIEW_FROM, ticks -> history = new KeptRecords(ticks));
        new RandomMarket(7)
                .ticks(List.of("AAPL", "MSFT"), NOW - 30 * HOUR, NOW - 120_000, 2_000)
                .forEach(api.ticks::take);
    }

    @AfterEach
    void stop() {
        api.close();
    }

    @Test
    void shouldRollBarsUpAcrossBoth() {
        for (String interval : List.of("1m", "5m", "1h", "1d")) {
            List<JsonNode> bars = new ArrayList<>();
            for (JsonNode page : pages("/symbols/AAPL/bars?interval=" + interval + "&limit=97&from=0")) {
                page.get("bars").forEach(bars::add);
            }
            new BarReference(BruteForceTest.of(api.ticks.accepted(), "AAPL"), interval, NOW).compare(bars, interval);
            List<JsonNode> backward = new ArrayList<>();
            for (JsonNode page : pages("/symbols/AAPL/bars?interval=" + interval + "&limit=97")) {
                List<JsonNode> rows = new ArrayList<>();
                page.get("bars").forEach(rows::add);
                backward.addAll(0, rows);
            }
            assertThat(backward).isEqualTo(bars);
        }
    }

    @Test
    void shouldCountTradesAcrossBoth() {
        long to = NOW / 60_000 * 60_000;
        List<Tick> wanted =
                BruteForceTest.within(BruteForceTest.of(api.ticks.accepted(), "MSFT"), to - 1_440 * 60_000L, to);

        JsonNode answer = api.get("/symbols/MSFT/trades?minutes=1440");

        assertThat(answer.get("trades").asInt()).isEqualTo(wanted.size());
        assertThat(answer.get("volume").decimalValue()).isEqualByComparingTo(BruteForceTest.volume(wanted));
    }

    @Test
    void shouldListAlarmsAcrossBothOnceEach() {
        List<String> raised = api.ticks.alarms().stream()
                .sorted(Comparator.comparingLong(Alarm::time).reversed())
                .map(Alarm::id)
                .toList();
        for (int limit : List.of(1, 3, 10, 5_000)) {
            List<String> listed = new ArrayList<>();
            List<Long> times = new ArrayList<>();
            for (JsonNode page : pages("/alarms?limit=" + limit)) {
                for (JsonNode alarm : page.get("alarms")) {
                    listed.add(alarm.get("id").asText());
                    times.add(Instant.parse(alarm.get("time").asText()).toEpochMilli());
                }
            }
            assertThat(listed).as("limit " + limit).containsExactlyInAnyOrderElementsOf(raised);
            assertThat(times).isSortedAccordingTo(Comparator.reverseOrder());
        }
        assertThat(raised).hasSizeGreaterThan(20);
    }

    @Test
    void shouldGiveEveryAverageThatTheHistoryHas() {
        List<Averages> own = api.ticks.averages().stream()
                .filter(record -> record.symbol.equals("AAPL") && record.time < NOW - 2 * HOUR)
                .sorted(Comparator.comparingLong(record -> record.time))
                .toList();
        List<String> averages = new ArrayList<>();
        for (JsonNode page : pages("/symbols/AAPL/averages?window=5m&limit=100&from=0&to=" + (NOW - 2 * HOUR))) {
            assertThat(page.get("from").asText()).isEqualTo("history");
            page.get("points")
                    .forEach(point -> averages.add(point.get("average").asText()));
        }
        assertThat(averages)
                .isEqualTo(own.stream()
                        .map(record -> Objects.requireNonNull(
                                        record.get(0).average.toBigDecimal())
                                .stripTrailingZeros()
                                .toPlainString())
                        .toList());
    }

    @Test
    void shouldFindTicks() {
        List<String> records = new ArrayList<>();
        for (JsonNode page : pages("/ticks?symbol=AAPL&limit=301")) {
            page.get("ticks").forEach(tick -> records.add(tick.get("record").asText()));
        }
        assertThat(records)
                .hasSize(BruteForceTest.of(api.ticks.accepted(), "AAPL").size())
                .doesNotHaveDuplicates();
        Tick one = api.ticks.accepted().stream()
                .filter(tick -> tick.id() != null)
                .findFirst()
                .orElseThrow();
        JsonNode found = api.get("/ticks/" + one.id()).get("ticks").get(0);
        assertThat(found.get("symbol").asText()).isEqualTo(one.symbol());
        assertThat(api.get("/ticks/" + found.get("record").asText()).get("ticks"))
                .hasSize(1);
        assertThat(api.problem("/ticks/nowhere", 404).get("detail").asText()).contains("nowhere");
        assertThat(api.problem("/ticks?cursor=dGlja3MgYQ", 400).get("parameter").asText())
                .isEqualTo("cursor");
    }

    @Test
    void shouldSayThatTheHistoryIsAwayAndAnswerWhatTheViewKnows() {
        history.state = HistoryState.away("connection refused");

        assertThat(api.problem("/ticks", 503).get("detail").asText()).contains("connection refused");
        assertThat(api.fetch("/api/v1/ticks").headers().get("retry-after")).containsExactly("2");
        assertThat(api.problem("/symbols/AAPL/trades?minutes=1440", 503).has("detail"))
                .isTrue();
        for (String question : List.of("/top?within=24h", "/hourly/totals?hours=24", "/hourly/volumes?hours=24")) {
            assertThat(api.problem(question, 503).get("detail").asText()).contains("connection refused");
            assertThat(api.fetch("/api/v1" + question).headers().get("retry-after"))
                    .containsExactly("2");
        }
        assertThat(api.get("/top?within=1h").get("ranking")).hasSize(2);
        assertThat(api.get("/alarms").get("from").asText()).isEqualTo("view");
        assertThat(api.get("/symbols/AAPL/averages?from=0").get("from").asText())
                .isEqualTo("view");
        assertThat(api.get("/symbols/AAPL/bars?interval=1h&from=0").get("bars")).isNotEmpty();
        assertThat(api.get("/status").at("/history/state").asText()).isEqualTo("away");
        assertThat(api.get("/status").at("/history/detail").asText()).isEqualTo("connection refused");
    }

    private List<JsonNode> pages(String path) {
        List<JsonNode> pages = new ArrayList<>();
        JsonNode page = api.get(path);
        pages.add(page);
        while (page.has("next")) {
            page = api.get(path + "&cursor=" + page.get("next").asText());
            pages.add(page);
        }
        return pages;
    }
}
