package io.stockpipeline.app.backtest;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import io.stockpipeline.app.backtest.BacktestReport.ShiftResult;
import io.stockpipeline.app.backtest.BacktestReport.ShiftedWindow;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Shows a report to a person, or as JSON to a program. */
public final class ReportText {
    /** Rows of a table; a person reads no more, and JSON has them all. */
    private static final int ROWS = 40;

    private static final ObjectWriter JSON = new ObjectMapper()
            .configure(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN, true)
            .writerWithDefaultPrettyPrinter();

    private final BacktestReport report;

    public ReportText(BacktestReport report) {
        this.report = report;
    }

    public String json() {
        try {
            return JSON.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a report is plain data", e);
        }
    }

    public void print(PrintWriter out) {
        line(out, "read", report.read());
        line(out, "accepted", report.accepted());
        line(out, "  late", report.late());
        line(out, "duplicates", report.duplicates());
        line(
                out,
                "dead letters",
                report.deadLetters().values().stream()
                        .mapToLong(Long::longValue)
                        .sum());
        report.deadLetters().forEach((reason, count) -> line(out, "  " + reason, count));
        line(out, "averages", report.averages());
        line(out, "alarms", report.alarmsRaised());
        line(out, "bars", report.bars());
        out.printf(Locale.ROOT, "%-16s%14.3f  (%,.0f ticks/s)%n", "seconds", report.seconds(), report.ticksPerSecond());
        alarms(out);
        sweep(out);
        if (report.shift() != null) {
            shift(out, report.shift());
        }
    }

    private static void line(PrintWriter out, String name, long count) {
        out.printf(Locale.ROOT, "%-16s%,14d%n", name, count);
    }

    private void alarms(PrintWriter out) {
        rows(
                out,
                String.format("%-18s%-22s%10s", "SYMBOL", "ALARM", "FIRED"),
                report.alarms().stream()
                        .map(row ->
                                String.format(Locale.ROOT, "%-18s%-22s%,10d", row.symbol(), row.alarm(), row.count()))
                        .toList());
    }

    private void sweep(PrintWriter out) {
        rows(
                out,
                String.format("%-18s%-22s%12s%10s", "SYMBOL", "WINDOW", "TOLERANCE", "ALARMS"),
                report.sweep().stream()
                        .map(row -> String.format(
                                Locale.ROOT,
                                "%-18s%-22s%12s%,10d",
                                row.symbol(),
                                row.window(),
                                row.tolerance(),
                                row.count()))
                        .toList());
    }

    private static void shift(PrintWriter out, ShiftResult shift) {
        out.printf(
                "%nIf every price of %s had been %s%s:%n",
                shift.symbol(),
                shift.amount().signum() < 0 ? "" : "+",
                shift.amount().toPlainString());
        if (shift.invalid() > 0) {
            out.printf(Locale.ROOT, "%,d ticks would have had no valid price%n", shift.invalid());
        }
        rows(
                out,
                String.format(
                        "%-22s%22s%22s%14s%14s%10s%10s",
                        "WINDOW", "LAST AVERAGE", "WOULD BE", "LARGEST MOVE", "WOULD BE", "ALARMS", "WOULD BE"),
                shift.windows().stream().map(ReportText::shifted).toList());
    }

    private static String shifted(ShiftedWindow window) {
        return String.format(
                Locale.ROOT,
                "%-22s%22s%22s%14s%14s%,10d%,10d",
                window.window(),
                plain(window.averageBefore()),
                plain(window.averageAfter()),
                percent(window.largestDeviationBefore()),
                percent(window.largestDeviationAfter()),
                window.alarmsBefore(),
                window.alarmsAfter());
    }

    private static String plain(@Nullable BigDecimal number) {
        return number == null ? "-" : number.toPlainString();
    }

    private static String percent(@Nullable BigDecimal share) {
        return share == null ? "-" : share.movePointRight(2).setScale(4, RoundingMode.HALF_EVEN) + "%";
    }

    private static void rows(PrintWriter out, String head, List<String> rows) {
        if (rows.isEmpty()) {
            return;
        }
        out.println();
        out.println(head);
        rows.stream().limit(ROWS).forEach(out::println);
        if (rows.size() > ROWS) {
            out.printf(Locale.ROOT, "… and %,d more (--format json has them all)%n", rows.size() - ROWS);
        }
    }
}
