package io.stockpipeline.console.api;

import static io.stockpipeline.console.api.BruteForceTest.ALL;
import static io.stockpipeline.console.api.BruteForceTest.HOUR;
import static io.stockpipeline.console.api.BruteForceTest.TRADED;
import static io.stockpipeline.console.api.BruteForceTest.encoded;
import static io.stockpipeline.console.api.BruteForceTest.iso;
import static io.stockpipeline.console.api.BruteForceTest.lastOf;
import static io.stockpipeline.console.api.BruteForceTest.of;
import static io.stockpipeline.console.api.BruteForceTest.size;
import static io.stockpipeline.console.api.BruteForceTest.texts;
import static io.stockpipeline.console.api.BruteForceTest.volume;
import static io.stockpipeline.console.api.BruteForceTest.with;
import static io.stockpipeline.console.api.BruteForceTest.within;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is asked of single symbols and of alarms, against a count over the same ticks. */
class SymbolBruteForceTest {
    @ParameterizedTest
    @MethodSource("io.stockpipeline.console.api.BruteForceTest#nows")
    void shouldRollBarsUp(Instant at) {
        with(at, (api, ticks, now) -> {
            for (String symbol : ALL) {
                for (String interval : List.of("1m", "5m", "1h", "1d", "1w", "1mo")) {
                    List<JsonNode> bars = allBars(api, symbol, interval, now);
                    BarReference reference = new BarReference(of(ticks, symbol), interval, now);
                    reference.compare(bars, symbol + " " + interval);
                }
            }
        });
    }

    /** All pages, from the newest on, oldest first. */
    private static List<JsonNode> allBars(ApiUnderTest api, String symbol, String interval, long now) {
        List<JsonNode> bars = new ArrayList<>();
        String path = "/symbols/" + encoded(symbol) + "/bars?interval=" + interval + "&limit=211";
        JsonNode page = api.get(path);
        while (true) {
            List<JsonNode> rows = new ArrayList<>();
            page.get("bars").forEach(rows::add);
            bars.addAll(0, rows);
            if (!page.has("next")) {
                break;
            }
            page = api.get(path + "&cursor=" + page.get("next").asText());
        }
        List<JsonNode> forward = new ArrayList<>();
        String from = path + "&from=" + (now - 40L * 24 * HOUR) + "&to=" + iso(now + 1);
        page = api.get(from);
        page.get("bars").forEach(forward::add);
        while (page.has("next")) {
            page = api.get(from + "&cursor=" + page.get("next").asText());
            page.get("bars").forEach(forward::add);
        }
        if (!interval.equals("1mo") && !interval.equals("1w")) {
            assertThat(forward).isEqualTo(bars);
        }
        return bars;
    }

    @ParameterizedTest
    @MethodSource("io.stockpipeline.console.api.BruteForceTest#nows")
    void shouldPriceASymbolByItsLastSecond(Instant at) {
        with(at, (api, ticks, now) -> {
            for (String symbol : TRADED) {
                List<Tick> own = of(ticks, symbol);
                long latest = own.stream().mapToLong(Tick::time).max().orElseThrow();
                List<Tick> second = within(own, latest - 999, latest + 1);
                BigDecimal volume = volume(second);
                BigDecimal exact = volume.signum() > 0
                        ? second.stream()
                                .filter(tick -> tick.size() != null)
                                .map(tick -> tick.price().toBigDecimal().multiply(size(tick)))
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(volume, 9, RoundingMode.HALF_EVEN)
                        : second.stream()
                                .map(tick -> tick.price().toBigDecimal())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(second.size()), 9, RoundingMode.HALF_EVEN);
                JsonNode answer = api.get("/symbols/" + encoded(symbol));
                assertThat(answer.get("ticks").asInt()).isEqualTo(second.size());
                assertThat(answer.get("price").decimalValue().subtract(exact).abs())
                        .isLessThanOrEqualTo(new BigDecimal("0.000001"));
                assertThat(answer.get("to").asText()).isEqualTo(iso(latest));
                assertThat(answer.get("windows")).hasSize(2);
            }
            assertThat(api.problem("/symbols/QUIET", 404).get("detail").asText())
                    .contains("no price yet");
        });
    }

    @ParameterizedTest
    @MethodSource("io.stockpipeline.console.api.BruteForceTest#nows")
    void shouldListSymbolsWithTheirChangeSinceTheDayBefore(Instant at) {
        with(at, (api, ticks, now) -> {
            JsonNode rows = api.get("/symbols?sparkline=5").get("symbols");
            assertThat(texts(rows, "symbol")).isEqualTo(ALL);
            for (JsonNode row : rows) {
                List<Tick> own = of(ticks, row.get("symbol").asText());
                if (own.isEmpty()) {
                    assertThat(row.has("price")).isFalse();
                    continue;
                }
                Tick last = lastOf(own);
                long day = last.time() / (24 * HOUR) * (24 * HOUR);
                Tick reference = lastOf(within(own, 0, day));
                assertThat(row.get("price").decimalValue())
                        .isEqualByComparingTo(last.price().toBigDecimal());
                assertThat(row.at("/change/from").decimalValue())
                        .isEqualByComparingTo(reference.price().toBigDecimal());
                assertThat(row.at("/change/absolute").decimalValue())
                        .isEqualByComparingTo(last.price()
                                .toBigDecimal()
                                .subtract(reference.price().toBigDecimal()));
                assertThat(row.get("sparkline")).hasSize(5);
            }
        });
    }

    @ParameterizedTest
    @MethodSource("io.stockpipeline.console.api.BruteForceTest#nows")
    void shouldListAlarmsNewestFirstPageByPage(Instant at) {
        with(at, (api, ticks, now) -> {
            List<String> ids = new ArrayList<>();
            JsonNode page = api.get("/alarms?limit=7");
            page.get("alarms").forEach(alarm -> ids.add(alarm.get("id").asText()));
            while (page.has("next")) {
                page = api.get("/alarms?limit=7&cursor=" + page.get("next").asText());
                page.get("alarms").forEach(alarm -> ids.add(alarm.get("id").asText()));
            }
            List<Alarm> raised = new ArrayList<>(api.ticks.alarms());
            assertThat(ids).hasSize(raised.size()).doesNotHaveDuplicates();
            assertThat(new TreeSet<>(ids))
                    .isEqualTo(raised.stream().map(Alarm::id).collect(Collectors.toCollection(TreeSet::new)));
            JsonNode some = api.get("/alarms?symbol=MSFT&state=Firing&severity=Warning&alarm=5m&limit=5000&from="
                    + (now - 20 * HOUR) + "&to=" + (now - HOUR));
            assertThat(some.get("alarms")).hasSize((int) raised.stream()
                    .filter(alarm -> alarm.symbol().equals("MSFT")
                            && alarm.time() >= now - 20 * HOUR
                            && alarm.time() < now - HOUR)
                    .count());
        });
    }
}
