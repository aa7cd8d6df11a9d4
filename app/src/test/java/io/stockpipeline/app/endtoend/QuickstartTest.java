package io.stockpipeline.app.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.stockpipeline.app.backtest.BacktestReport;
import io.stockpipeline.app.backtest.BacktestRequest;
import io.stockpipeline.app.backtest.BacktestRun;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The quick start's averages and alarms, held to a calculation from the trades themselves. */
class QuickstartTest {
    private static final Path EXAMPLE = Path.of("..", "examples", "quickstart.yaml");
    /** The trades' prices have 12 decimals; averages have 6 more. */
    private static final int SCALE = 18;

    @TempDir
    Path folder;

    private record Trade(long time, BigDecimal price) {}

    @Test
    void shouldAgreeWithACalculationFromTheTradesThemselves() throws Exception {
        List<Trade> trades = trades();
        Path averages = folder.resolve("averages.jsonl");
        Path alarms = folder.resolve("alarms.jsonl");

        BacktestReport report = new BacktestRun(new BacktestRequest(
                        Workload.read(EXAMPLE), EXAMPLE.getParent(), null, averages, alarms, null, null, List.of()))
                .run(OutputStream.nullOutputStream());

        assertThat(report.read()).isEqualTo(trades.size()).isEqualTo(100_000);
        assertThat(report.accepted()).isEqualTo(100_000);
        List<String> expectedAlarms = new ArrayList<>();
        List<BigDecimal> last = new ArrayList<>();
        last.add(lastAverage(trades, 5, "0.01", expectedAlarms));
        last.add(lastAverage(trades, 10, "0.006", expectedAlarms));
        last.add(lastAverage(trades, 15, "0.005", expectedAlarms));
        ObjectMapper json = new ObjectMapper();
        List<String> foundAlarms = new ArrayList<>();
        for (String line : Files.readAllLines(alarms)) {
            JsonNode alarm = json.readTree(line);
            foundAlarms.add(
                    alarm.path("window").asText() + " " + alarm.path("time").asLong() + " "
                            + alarm.path("direction").asText());
        }
        assertThat(foundAlarms)
                .containsExactlyInAnyOrderElementsOf(expectedAlarms)
                .hasSizeBetween(3, 12);
        List<String> lines = Files.readAllLines(averages);
        assertThat(digits(lines.get(lines.size() - 1))).isEqualTo(last);
    }

    private static List<BigDecimal> digits(String record) {
        List<BigDecimal> averages = new ArrayList<>();
        Matcher average = Pattern.compile("\"average\":([0-9.]+)").matcher(record);
        while (average.find()) {
            averages.add(new BigDecimal(average.group(1)));
        }
        return averages;
    }

    /** Every average of a sliding window by a running sum; the moves that reach the tolerance; the last average. */
    private static BigDecimal lastAverage(List<Trade> trades, int minutes, String tolerance, List<String> alarms) {
        long size = minutes * 60_000L;
        BigDecimal sum = BigDecimal.ZERO;
        BigDecimal previous = null;
        int oldest = 0;
        for (int i = 0; i < trades.size(); i++) {
            Trade trade = trades.get(i);
            sum = sum.add(trade.price);
            while (trades.get(oldest).time <= trade.time - size) {
                sum = sum.subtract(trades.get(oldest++).price);
            }
            BigDecimal average = sum.divide(BigDecimal.valueOf(i - oldest + 1), SCALE, RoundingMode.HALF_EVEN);
            if (previous != null
                    && average.subtract(previous).abs().compareTo(previous.multiply(new BigDecimal(tolerance))) >= 0) {
                alarms.add(minutes + "m " + trade.time + (average.compareTo(previous) > 0 ? " Up" : " Down"));
            }
            previous = average;
        }
        return previous;
    }

    private static List<Trade> trades() throws Exception {
        List<Trade> trades = new ArrayList<>();
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                ClassLoader.getSystemResourceAsStream("bitstamp_trades_from_20131125_usd.csv"),
                StandardCharsets.UTF_8))) {
            reader.readLine();
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                String[] columns = line.split(",");
                trades.add(new Trade(Long.parseLong(columns[0]) * 1_000, new BigDecimal(columns[1])));
            }
        }
        return trades;
    }
}
