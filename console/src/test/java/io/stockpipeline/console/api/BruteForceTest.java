package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question over random ticks, against a count over these very ticks; around the borders of hours and days. */
class BruteForceTest {
    private static final long MINUTE = 60_000;
    static final long HOUR = 3_600_000;
    private static final String SPEC = """
            symbols: [AAPL, BTC/USD, MSFT, QUIET]
            source: { kafka: { topic: trades, format: Json } }
            windows: [ { size: 5m, tolerance: 0.5% }, { type: Hopping, size: 10m, advance: 1m } ]
            bars: [1m]
            """;
    static final List<String> TRADED = List.of("AAPL", "BTC/USD", "MSFT");
    static final List<String> ALL = List.of("AAPL", "BTC/USD", "MSFT", "QUIET");

    /** Now: at an hour's border, right before and after it, at midnight, amid a minute. */
    static List<Instant> nows() {
        return List.of(
                Instant.parse("2024-03-05T14:00:00Z"),
                Instant.parse("2024-03-05T13:59:59.999Z"),
                Instant.parse("2024-03-05T14:00:00.001Z"),
                Instant.parse("2024-03-06T00:00:00Z"),
                Instant.parse("2024-03-06T00:00:30.500Z"),
                Instant.parse("2024-03-03T23:59:59.999Z"),
                Instant.parse("2024-03-05T14:25:31.250Z"));
    }

    interface Check {
        void check(ApiUnderTest api, List<Tick> ticks, long now);
    }

    /** Ticks up to now, with those of the last minutes dense, so that the running minute and open bars matter. */
    static void with(Instant at, Check check) {
        with(SPEC, at, check);
    }

    private static void with(String spec, Instant at, Check check) {
        long seed = Long.getLong("seed", new Random().nextLong());
        long now = at.toEpochMilli();
        System.out.println("seed " + seed);
        RandomMarket market = new RandomMarket(seed);
        try (ApiUnderTest api = new ApiUnderTest(spec, now)) {
            market.ticks(TRADED, now - 30 * HOUR, now - 10 * MINUTE, 1_500).forEach(api.ticks::take);
            market.ticks(TRADED, now - 10 * MINUTE + 20_000, now, 600).forEach(api.ticks::take);
            check.check(api, api.ticks.accepted(), now);
        } catch (AssertionError e) {
            throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
        }
    }

    @ParameterizedTest
    @MethodSource("nows")
    void shouldCountTradesOfFullMinutes(Instant at) {
        with(at, (api, ticks, now) -> {
            long to = now / MINUTE * MINUTE;
            for (String symbol : ALL) {
                for (int minutes : List.of(1, 2, 7, 60, 1_440)) {
                    List<Tick> wanted = within(of(ticks, symbol), to - minutes * MINUTE, to);
                    JsonNode answer = api.get("/symbols/" + encoded(symbol) + "/trades?minutes=" + minutes);
                    assertThat(answer.get("trades").asLong())
                            .as(symbol + minutes)
                            .isEqualTo(wanted.size());
                    assertThat(answer.get("volume").decimalValue()).isEqualByComparingTo(volume(wanted));
                    assertThat(answer.get("missingMinutes").asLong())
                            .isEqualTo(minutes - starts(wanted, MINUTE).size());
                    assertThat(answer.get("to").asText()).isEqualTo(iso(to));
                    assertThat(answer.get("asOf").asText()).isEqualTo(iso(now));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("nows")
    void shouldAddUpBarsOfSecondsAndOfMinutes(Instant at) {
        for (String bars : List.of("[10s]", "[5m, 1m]")) {
            with(SPEC.replace("[1m]", bars), at, (api, ticks, now) -> {
                long to = now / HOUR * HOUR;
                JsonNode totals = api.get("/hourly/totals?hours=2");
                List<Tick> wanted = within(ticks, to - 2 * HOUR, to);
                assertHours(totals, wanted, to - 2 * HOUR, to, "trades", found -> BigDecimal.valueOf(found.size()));
                assertHours(totals, wanted, to - 2 * HOUR, to, "volume", BruteForceTest::volume);
                long minute = now / MINUTE * MINUTE;
                assertThat(api.get("/symbols/MSFT/trades?minutes=10")
                                .get("trades")
                                .asInt())
                        .isEqualTo(within(of(ticks, "MSFT"), minute - 10 * MINUTE, minute)
                                .size());
            });
        }
    }

    @ParameterizedTest
    @MethodSource("nows")
    void shouldAddUpFullHoursAndNameTheMissingOnes(Instant at) {
        with(at, (api, ticks, now) -> {
            long to = now / HOUR * HOUR;
            for (int hours : List.of(1, 6, 24)) {
                long from = to - hours * HOUR;
                JsonNode trades = api.get("/hourly/trades?hours=" + hours).get("symbols");
                JsonNode volumes = api.get("/hourly/volumes?hours=" + hours).get("symbols");
                assertThat(texts(trades, "symbol")).isEqualTo(ALL);
                for (int i = 0; i < ALL.size(); i++) {
                    List<Tick> wanted = within(of(ticks, ALL.get(i)), from, to);
                    assertHours(trades.get(i), wanted, from, to, "trades", found -> BigDecimal.valueOf(found.size()));
                    assertHours(volumes.get(i), wanted, from, to, "volume", BruteForceTest::volume);
                }
                JsonNode totals = api.get("/hourly/totals?hours=" + hours);
                List<Tick> wanted = within(ticks, from, to);
                assertHours(totals, wanted, from, to, "trades", found -> BigDecimal.valueOf(found.size()));
                assertHours(totals, wanted, from, to, "volume", BruteForceTest::volume);
            }
        });
    }

    static void assertHours(
            JsonNode answer,
            List<Tick> ticks,
            long from,
            long to,
            String field,
            Function<List<Tick>, BigDecimal> value) {
        Set<Long> starts = starts(ticks, HOUR);
        List<String> missing = new ArrayList<>();
        for (long start = from; start < to; start += HOUR) {
            if (!starts.contains(start)) {
                missing.add(iso(start));
            }
        }
        assertThat(texts(answer.get("hours"), "start"))
                .isEqualTo(starts.stream().map(BruteForceTest::iso).toList());
        assertThat(answer.get("missingHours")).extracting(JsonNode::asText).isEqualTo(missing);
        int i = 0;
        for (long start : starts) {
            assertThat(answer.get("hours").get(i++).get(field).decimalValue())
                    .as(field + " " + iso(start))
                    .isEqualByComparingTo(value.apply(within(ticks, start, start + HOUR)));
        }
    }

    @ParameterizedTest
    @MethodSource("nows")
    void shouldRankByVolumeTradesAndChange(Instant at) {
        with(at, (api, ticks, now) -> {
            long to = now / MINUTE * MINUTE;
            for (int minutes : List.of(5, 60, 1_440)) {
                List<Tick> wanted = within(ticks, to - minutes * MINUTE, to);
                assertRanking(api, minutes, "volume", wanted, BruteForceTest::volume);
                assertRanking(api, minutes, "trades", wanted, found -> BigDecimal.valueOf(found.size()));
            }
        });
    }

    static void assertRanking(
            ApiUnderTest api, int minutes, String by, List<Tick> ticks, Function<List<Tick>, BigDecimal> value) {
        List<String> expected = ticks.stream().collect(Collectors.groupingBy(Tick::symbol)).entrySet().stream()
                .sorted(Comparator.<Map.Entry<String, List<Tick>>, BigDecimal>comparing(
                                entry -> value.apply(entry.getValue()))
                        .reversed()
                        .thenComparing(Map.Entry::getKey))
                .map(Map.Entry::getKey)
                .toList();
        JsonNode ranking =
                api.get("/top?by=" + by + "&n=10&within=" + minutes + "m").get("ranking");
        assertThat(texts(ranking, "symbol")).as(by).isEqualTo(expected);
        for (JsonNode row : ranking) {
            List<Tick> own = of(ticks, row.get("symbol").asText());
            assertThat(row.get("value").decimalValue()).isEqualByComparingTo(value.apply(own));
            assertThat(row.get("trades").asLong()).isEqualTo(own.size());
            assertThat(row.get("volume").decimalValue()).isEqualByComparingTo(volume(own));
        }
    }

    @ParameterizedTest
    @MethodSource("nows")
    void shouldAveragePricesBySide(Instant at) {
        with(at, (api, ticks, now) -> {
            long to = now / MINUTE * MINUTE;
            for (int minutes : List.of(1, 5, 60)) {
                JsonNode rows = api.get("/pivot?by=side&value=price&within=" + minutes + "m")
                        .get("symbols");
                assertThat(texts(rows, "symbol")).isEqualTo(ALL);
                for (JsonNode row : rows) {
                    List<Tick> own = within(of(ticks, row.get("symbol").asText()), to - minutes * MINUTE, to);
                    long sides =
                            own.stream().map(BruteForceTest::side).distinct().count();
                    assertThat(row.get("sides")).hasSize((int) sides);
                    for (JsonNode cell : row.get("sides")) {
                        List<Tick> one = own.stream()
                                .filter(tick ->
                                        side(tick).equals(cell.get("side").asText()))
                                .toList();
                        assertThat(cell.get("trades").asLong()).isEqualTo(one.size());
                        assertThat(cell.get("volume").decimalValue()).isEqualByComparingTo(volume(one));
                        BigDecimal mean = one.stream()
                                .map(tick -> tick.price().toBigDecimal())
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .divide(BigDecimal.valueOf(one.size()), 4, RoundingMode.HALF_EVEN);
                        assertThat(cell.get("price").decimalValue().setScale(4, RoundingMode.HALF_EVEN))
                                .isEqualByComparingTo(mean);
                    }
                }
            }
        });
    }

    private static String side(Tick tick) {
        return tick.side() == null ? "Unknown" : tick.side().name();
    }

    static List<Tick> of(List<Tick> ticks, String symbol) {
        return filter(ticks, tick -> tick.symbol().equals(symbol));
    }

    static List<Tick> within(List<Tick> ticks, long from, long to) {
        return filter(ticks, tick -> tick.time() >= from && tick.time() < to);
    }

    private static List<Tick> filter(List<Tick> ticks, Predicate<Tick> wanted) {
        return ticks.stream().filter(wanted).toList();
    }

    /** Of those with the latest time the one that came last. */
    static Tick lastOf(List<Tick> ticks) {
        return ticks.stream().reduce((a, b) -> b.time() >= a.time() ? b : a).orElseThrow();
    }

    static BigDecimal volume(List<Tick> ticks) {
        return ticks.stream().map(BruteForceTest::size).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    static BigDecimal size(Tick tick) {
        Decimal size = tick.size();
        return size == null ? BigDecimal.ZERO : size.toBigDecimal();
    }

    private static Set<Long> starts(List<Tick> ticks, long length) {
        return ticks.stream().map(tick -> tick.time() / length * length).collect(Collectors.toCollection(TreeSet::new));
    }

    static List<String> texts(JsonNode rows, String field) {
        List<String> texts = new ArrayList<>();
        rows.forEach(row -> texts.add(row.get(field).asText()));
        return texts;
    }

    static String encoded(String symbol) {
        return symbol.replace("/", "%2F");
    }

    static String iso(long millis) {
        String text = Instant.ofEpochMilli(millis).toString();
        return text.contains(".") ? text : text.replace("Z", ".000Z");
    }
}
