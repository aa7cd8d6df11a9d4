package io.stockpipeline.app.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import io.stockpipeline.model.yaml.PipelineFile;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final RunProgress PROGRESS = new RunProgress(
            new RunCounts(12_000, 11_990, 3, 8, Map.of(DeadLetterReason.TooLate, 2L), 11_990, 1, 400),
            12_000,
            Duration.ofSeconds(10));

    private final StringWriter out = new StringWriter();

    @Test
    void showsALineASymbolAndAColumnAWindow() throws Exception {
        Table table = table(120, 24, "[AAPL, MSFT]");
        table.averages(averages("AAPL", "189.10"));
        table.alarm(alarm());
        table.frame(PROGRESS);

        assertThat(lines())
                .containsExactly(
                        "tech  read 12,000  accepted 11,990  alarms 1  dead letters 2  1,200 ticks/s  10 s",
                        "",
                        "SYMBOL   PRICE        5m           tumbling-1m         ",
                        "AAPL    189.10  189.0500  +0.053%            -         ",
                        "MSFT         -         -                     -         ",
                        "",
                        "LAST ALARMS",
                        "2024-05-24T19:20:01.123Z Warning AAPL 5m up by 0.500% (tolerance 0.5%), average 189.0500, price 189.10");
    }

    @Test
    void keepsWithinTheTerminal() throws Exception {
        Table table = table(20, 9, "[A, B, C, D]");
        table.frame(PROGRESS);

        assertThat(lines()).hasSizeLessThan(9).allMatch(line -> line.length() <= 20);
        assertThat(lines()).last().isEqualTo("and 2 more symbols");
    }

    @Test
    void drawsTheNextFrameOverTheLastAndWordsAboveIt() throws Exception {
        Table table = table(80, 24, "[AAPL]");
        table.started("tech on embedded Kafka");
        table.frame(PROGRESS);
        out.getBuffer().setLength(0);
        table.say("Yahoo does not answer");
        table.frame(PROGRESS);

        assertThat(out.toString()).startsWith("\u001b[?7l\u001b[4A\rYahoo does not answer\u001b[K\n");
    }

    @Test
    void usesColoursOnlyWhereTheyAreWelcome() throws Exception {
        Table plain = new Table(pipeline("[AAPL]"), new Terminal(80, 24, false), new PrintWriter(out));
        plain.averages(averages("AAPL", "189.10"));
        plain.frame(PROGRESS);
        assertThat(out.toString()).doesNotContain("\u001b[1m", "\u001b[32m");

        Table coloured = new Table(pipeline("[AAPL]"), new Terminal(80, 24, true), new PrintWriter(out));
        coloured.averages(averages("AAPL", "189.10"));
        coloured.frame(PROGRESS);
        assertThat(out.toString()).contains("\u001b[1m", "\u001b[32m  +0.053%\u001b[0m");
    }

    @Test
    void isUsedOnATerminalOnly() {
        assertThat(Terminal.of(Map.of())).isEmpty();
        assertThat(Terminal.of(Map.of("STOCKPIPELINE_TERMINAL", "50 132", "TERM", "dumb")))
                .isEmpty();
        assertThat(Terminal.of(Map.of("STOCKPIPELINE_TERMINAL", "50 132"))).contains(new Terminal(132, 50, true));
        assertThat(Terminal.of(Map.of("STOCKPIPELINE_TERMINAL", "", "NO_COLOR", "1")))
                .contains(new Terminal(80, 24, false));
    }

    private Table table(int columns, int rows, String symbols) throws Exception {
        return new Table(pipeline(symbols), new Terminal(columns, rows, false), new PrintWriter(out));
    }

    private List<String> lines() {
        return out.toString().replaceAll("\u001b\\[[?0-9]*[A-Za-z]", "").lines().toList();
    }

    private static Averages averages(String symbol, String price) {
        Averages averages = new Averages();
        averages.reset(
                symbol,
                1_716_578_401_123L,
                new Tick(symbol, 1_716_578_401_123L, Decimal.of(price), null, null, null, null, null));
        WindowAverage window = averages.add();
        window.window = "5m";
        window.average.set(18_905_000_000L, 8);
        window.previous.set(18_895_000_000L, 8);
        return averages;
    }

    private static Alarm alarm() {
        return new Alarm(
                "1",
                "1",
                "5m",
                Alarm.Type.Deviation,
                Severity.Warning,
                Alarm.State.Firing,
                "AAPL",
                1_716_578_401_123L,
                new BigDecimal("189.10"),
                "5m",
                new BigDecimal("189.05000000"),
                new BigDecimal("188.10000000"),
                null,
                null,
                new BigDecimal("0.005000000"),
                "0.5%",
                Alarm.Direction.Up);
    }

    private static StockPipeline pipeline(String symbols) throws Exception {
        return PipelineFile.parse("""
                apiVersion: stockpipeline.io/v1alpha1
                kind: StockPipeline
                metadata:
                  name: tech
                spec:
                  symbols: %s
                  source:
                    yahoo: {}
                  windows:
                    - { size: 5m, tolerance: 0.5%% }
                    - { type: Tumbling, size: 1m }
                """.formatted(symbols));
    }
}
