package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Windows of 3 s, one every second, emitted once: held to a calculation that knows nothing of the engine. */
class HoppingFileTest {
    private static final long GRACE = 5_000;

    @TempDir
    Path folder;

    private record Tick(String symbol, long time, BigDecimal price) {}

    @Test
    void shouldEmitEveryWindowOnceInOrderOfItsEnd() throws Exception {
        Runs runs = new Runs(folder);
        List<Tick> ticks = write(new Random(3), 5_000);
        Path file = runs.write("symbols: [AAPL, MSFT]\nsource: { file: { path: ticks.csv } }\ngrace: 5s\n"
                + "windows: [{ type: Hopping, size: 3s, advance: 1s, emit: Final }]\n");

        runs.toTheEnd(file);

        Map<String, List<String>> expected = new TreeMap<>();
        for (String symbol : List.of("AAPL", "MSFT")) {
            expected.put(symbol, windows(accepted(ticks, symbol)));
        }
        Map<String, List<String>> actual = new TreeMap<>();
        for (Map.Entry<String, List<String>> entry :
                runs.committed(file).averages().entrySet()) {
            List<String> shown = new ArrayList<>();
            for (String text : entry.getValue()) {
                shown.add(shown(new ObjectMapper().readTree(text)));
            }
            actual.put(entry.getKey(), shown);
        }
        assertThat(actual).isEqualTo(expected);
    }

    private static String shown(JsonNode record) {
        assertThat(record.path("final").asBoolean()).isTrue();
        assertThat(record.path("windows")).hasSize(1);
        JsonNode window = record.at("/windows/0");
        assertThat(record.path("time").asLong()).isEqualTo(window.path("end").asLong());
        return text(
                window.path("start").asLong(),
                new BigDecimal(window.path("average").asText()),
                new BigDecimal(window.path("min").asText()),
                new BigDecimal(window.path("max").asText()),
                window.path("count").asInt());
    }

    private static String text(long start, BigDecimal average, BigDecimal min, BigDecimal max, int count) {
        return start + " " + average.setScale(4, RoundingMode.HALF_EVEN).toPlainString() + " "
                + min.setScale(2, RoundingMode.UNNECESSARY) + " " + max.setScale(2, RoundingMode.UNNECESSARY) + " "
                + count;
    }

    /** What is not later than grace before the latest so far. */
    private static List<Tick> accepted(List<Tick> ticks, String symbol) {
        List<Tick> accepted = new ArrayList<>();
        long latest = Long.MIN_VALUE;
        for (Tick tick : ticks) {
            if (tick.symbol.equals(symbol) && (accepted.isEmpty() || tick.time >= latest - GRACE)) {
                accepted.add(tick);
                latest = Math.max(latest, tick.time);
            }
        }
        return accepted;
    }

    private static List<String> windows(List<Tick> ticks) {
        long first = ticks.stream().mapToLong(Tick::time).min().orElseThrow();
        long last = ticks.stream().mapToLong(Tick::time).max().orElseThrow();
        List<String> windows = new ArrayList<>();
        for (long start = first / 1_000 * 1_000 - 2_000; start <= last; start += 1_000) {
            long from = start;
            List<BigDecimal> prices = ticks.stream()
                    .filter(tick -> tick.time >= from && tick.time < from + 3_000)
                    .map(Tick::price)
                    .toList();
            if (!prices.isEmpty()) {
                BigDecimal sum = prices.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                windows.add(text(
                        start,
                        // The published average has eight decimals; rounding it again must not round twice.
                        sum.divide(BigDecimal.valueOf(prices.size()), 8, RoundingMode.HALF_EVEN),
                        prices.stream().min(BigDecimal::compareTo).orElseThrow(),
                        prices.stream().max(BigDecimal::compareTo).orElseThrow(),
                        prices.size()));
            }
        }
        return windows;
    }

    private List<Tick> write(Random random, int count) throws Exception {
        List<Tick> ticks = new ArrayList<>();
        StringBuilder csv = new StringBuilder("symbol,time,price\n");
        long now = 1_700_000_000_123L;
        for (int i = 0; i < count; i++) {
            now += random.nextInt(400);
            long time = random.nextInt(10) == 0 ? now - random.nextInt(7_000) : now;
            String symbol = random.nextBoolean() ? "AAPL" : "MSFT";
            Tick tick = new Tick(symbol, time, BigDecimal.valueOf(10_000 + random.nextInt(500), 2));
            ticks.add(tick);
            csv.append(symbol)
                    .append(',')
                    .append(time)
                    .append(',')
                    .append(tick.price)
                    .append('\n');
        }
        Files.writeString(folder.resolve("ticks.csv"), csv);
        return ticks;
    }
}
