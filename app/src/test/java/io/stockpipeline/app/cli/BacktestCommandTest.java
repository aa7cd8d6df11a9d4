package io.stockpipeline.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestCommandTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int TICKS = 4_000;

    @TempDir
    Path folder;

    private Path pipeline;

    @BeforeEach
    void writePipeline() throws Exception {
        writeTicks("ticks.csv", BigDecimal.ZERO);
        pipeline = pipeline("0.1%");
    }

    @Test
    void printsWhatBecameOfEveryTickAndEveryAlarm() {
        CommandRun run = CommandRun.of("backtest", pipeline.toString());

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.outLines())
                .contains("read                     4,001", "accepted                 4,000")
                .contains("dead letters                 1", "  UnknownSymbol              1")
                .anyMatch(line -> line.matches("A +1m +[1-9][0-9,]*"));
    }

    @Test
    void asksForAFileWhereTheSourceIsATopic() throws Exception {
        Path topic = Files.writeString(
                folder.resolve("topic.yaml"),
                "{ apiVersion: stockpipeline.io/v1alpha1, kind: StockPipeline, metadata: { name: topic }, spec: {"
                        + " symbols: [A], source: { kafka: { topic: trades } }, windows: [{ size: 1m }] } }");

        CommandRun run = CommandRun.of("backtest", topic.toString());

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err())
                .contains("spec.source.kafka: a backtest needs data that comes to an end; give a file of ticks with"
                        + " --input FILE");
    }

    @Test
    void writesEveryRecordAsTheTopicsHoldIt() throws Exception {
        Path averages = folder.resolve("averages.jsonl");
        Path alarms = folder.resolve("alarms.jsonl");
        Path bars = folder.resolve("bars.jsonl");

        JsonNode report =
                json("--averages", averages.toString(), "--alarms", alarms.toString(), "--bars", bars.toString());

        assertThat(Files.readAllLines(averages)).hasSize(TICKS).allMatch(line -> line.startsWith("{\"symbol\":\""));
        assertThat(Files.readAllLines(alarms))
                .hasSize(report.path("alarmsRaised").asInt());
        assertThat(Files.readAllLines(bars)).hasSize(report.path("bars").asInt());
    }

    @Test
    void triesTolerancesAsIfThePipelineHadThem() throws Exception {
        JsonNode sweep = json("--sweep", "1m=0.02%,0.1%").path("sweep");

        assertThat(sweep).hasSize(4);
        for (JsonNode tried : sweep) {
            pipeline = pipeline(tried.path("tolerance").asText());
            assertThat(fired(json(), tried.path("symbol").asText()))
                    .isEqualTo(tried.path("count").asLong());
        }
    }

    @Test
    void shiftsOneSymbolAsIfItsPricesHadBeenSo() throws Exception {
        JsonNode shift = json("--shift", "A=-99.5").path("shift");
        long unshifted = fired(json(), "A");
        writeTicks("ticks.csv", new BigDecimal("-99.5"));

        JsonNode window = shift.path("windows").get(0);
        assertThat(window.path("alarmsBefore").asLong()).isEqualTo(unshifted);
        assertThat(window.path("alarmsAfter").asLong())
                .isEqualTo(fired(json(), "A"))
                .isNotEqualTo(unshifted);
        assertThat(window.path("averageAfter").decimalValue())
                .isEqualByComparingTo(
                        window.path("averageBefore").decimalValue().subtract(new BigDecimal("99.5")));
    }

    /** Odd bars are judged by what the engine is handed: also on the side that is shifted. */
    @Test
    void shiftsASymbolWhoseBarsAreWatched() throws Exception {
        Files.writeString(pipeline, Files.readString(pipeline) + """
                  bars: [1m]
                  alarms:
                    - { name: odd, type: Anomaly, threshold: "0.99" }
                """);

        assertThat(json("--shift", "A=+1").at("/shift/windows/0/averageAfter").isNumber())
                .isTrue();
    }

    @Test
    void readsOtherDataInstead() throws Exception {
        Path other = Files.writeString(folder.resolve("other.csv"), "symbol,time,price\nA,1,10\nA,2,20\n");

        assertThat(json("--input", other.toString()).path("accepted").asLong()).isEqualTo(2);
    }

    @Test
    void saysWhatIsWrongWithAnOption() {
        assertRefused("--shift A: write a symbol and an amount", "--shift", "A");
        assertRefused("--shift X=1: X is not in spec.symbols", "--shift", "X=1");
        assertRefused("--sweep 9m=1%: there is no window 9m; there are [1m]", "--sweep", "9m=1%");
        assertRefused("--sweep 1m=much: a tolerance is", "--sweep", "1m=much");
        assertRefused("--alarms: " + folder + " cannot be written", "--alarms", folder.toString());
        assertRefused("spec.source.file.path: there is no readable file none.csv", "--input", "none.csv");
    }

    private void assertRefused(String words, String... options) {
        CommandRun run = CommandRun.of(arguments(options));
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.errLines()).singleElement().asString().startsWith(words);
        assertThat(run.out()).isEmpty();
    }

    private static long fired(JsonNode report, String symbol) {
        for (JsonNode row : report.path("alarms")) {
            if (row.path("symbol").asText().equals(symbol)) {
                return row.path("count").asLong();
            }
        }
        return 0;
    }

    private JsonNode json(String... options) throws Exception {
        List<String> arguments = new ArrayList<>(List.of(options));
        arguments.addAll(List.of("--format", "json"));
        CommandRun run = CommandRun.of(arguments(arguments.toArray(String[]::new)));
        assertThat(run.exitCode()).as(run.err()).isZero();
        return JSON.readTree(run.out());
    }

    private String[] arguments(String... options) {
        List<String> arguments = new ArrayList<>(List.of("backtest", pipeline.toString()));
        arguments.addAll(List.of(options));
        return arguments.toArray(String[]::new);
    }

    /** Two symbols, a tick a second each; those of A moved by an amount. One line is of a symbol nobody asked for. */
    private void writeTicks(String name, BigDecimal shift) throws Exception {
        Random random = new Random(7);
        StringBuilder csv = new StringBuilder("symbol,time,price\nX,1,1\n");
        int cents = 20_000;
        for (int i = 0; i < TICKS; i++) {
            cents += random.nextInt(201) - 100;
            boolean first = i % 2 == 0;
            BigDecimal price = BigDecimal.valueOf(Math.max(cents, 15_000), 2);
            csv.append(first ? "A," : "B,")
                    .append(1_700_000_000_000L + i / 2 * 1_000L)
                    .append(',')
                    .append(first ? price.add(shift) : price)
                    .append('\n');
        }
        Files.writeString(folder.resolve(name), csv);
    }

    private Path pipeline(String tolerance) throws Exception {
        return Files.writeString(folder.resolve("pipeline.yaml"), """
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata:
                  name: tech
                spec:
                  symbols: [A, B]
                  source:
                    file: { path: ticks.csv }
                  windows:
                    - { size: 1m, tolerance: %s }
                """.formatted(tolerance));
    }
}
