package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.latency.LatencyOutcome.Latencies;
import io.stockpipeline.bench.harness.latency.LatencyOutcome.Unknown;
import io.stockpipeline.bench.harness.measure.Outcome.Failed;
import io.stockpipeline.bench.harness.measure.Outcome.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/**
 * Everything that was found out, as it is printed.
 *
 * @param ours name of the contestant whose throughput is 1.00
 * @param left out: contestants that did not run, and why
 */
public record Report(List<Row> rows, String ours, List<String> left, List<String> conditions, List<String> options) {
    private static final List<String> TITLES = List.of(
            "contestant",
            "guarantee",
            "ticks/s",
            "CPU us/tick",
            "alloc B/tick",
            "peak MB",
            "state B/tick",
            "output B/tick",
            "x ours",
            "ms at rate",
            "half, ticks/s",
            "ms at half");
    private static final int WORDS = 2;
    private static final int THROUGHPUT_COLUMNS = 9;
    private static final double KB_PER_MB = 1024;

    /** For a terminal. */
    public String text() {
        return table().text() + "\n" + notes("  ");
    }

    /** For a page. */
    public String markdown() {
        return table().markdown() + "\n" + notes("- ");
    }

    private Table table() {
        OptionalDouble reference = rows.stream()
                .filter(row -> row.contestant().name().equals(ours))
                .filter(row -> row.outcome() instanceof Figures)
                .mapToDouble(row -> ((Figures) row.outcome()).measurement().ticksPerSecond())
                .findFirst();
        return new Table(TITLES, rows.stream().map(row -> cells(row, reference)).toList(), WORDS);
    }

    private static List<String> cells(Row row, OptionalDouble reference) {
        List<String> cells = new ArrayList<>(throughputCells(row, reference));
        if (row.latency().orElse(null) instanceof Latencies latencies) {
            cells.add(latencies.atRate().words());
            cells.add(number(0, latencies.throughput() / 2));
            cells.add(latencies.atHalf().words());
        }
        return filled(cells, TITLES.size());
    }

    private static List<String> throughputCells(Row row, OptionalDouble reference) {
        List<String> cells = new ArrayList<>();
        cells.add(row.contestant().title());
        cells.add(row.contestant().guarantee());
        if (row.outcome() instanceof Figures figures) {
            cells.add(number(0, figures.measurement().ticksPerSecond()));
            cells.add(number(2, figures.measurement().cpuMicrosPerTick()));
            cells.add(number(0, figures.measurement().allocatedBytesPerTick()));
            cells.add(number(0, figures.measurement().peakResidentKb() / KB_PER_MB));
            cells.add(number(1, figures.stateBytesPerTick()));
            cells.add(number(1, figures.outputBytesPerTick()));
            cells.add(
                    reference.isPresent()
                            ? number(3, figures.measurement().ticksPerSecond() / reference.getAsDouble())
                            : "");
        }
        return filled(cells, THROUGHPUT_COLUMNS);
    }

    private static List<String> filled(List<String> cells, int columns) {
        while (cells.size() < columns) {
            cells.add("-");
        }
        return cells;
    }

    private String notes(String mark) {
        StringBuilder notes = new StringBuilder();
        for (Row row : rows) {
            if (row.outcome() instanceof Failed failed) {
                append(notes, mark, name(row) + ": no figure, " + failed.reason());
            }
        }
        for (Row row : rows) {
            if (row.latency().orElse(null) instanceof Unknown unknown) {
                append(notes, mark, name(row) + ": no latency, " + unknown.reason());
            }
        }
        left.forEach(line -> append(notes, mark, line));
        conditions.forEach(line -> append(notes, mark, line));
        MachineFacts.lines(options).forEach(line -> append(notes, mark, line));
        for (Row row : rows) {
            if (row.outcome() instanceof Figures figures && !figures.settings().isEmpty()) {
                append(notes, mark, name(row) + ": " + Settings.words(figures.settings()));
            }
        }
        return notes.toString();
    }

    private static String name(Row row) {
        return row.contestant().name() + " (" + row.contestant().title() + ")";
    }

    private static void append(StringBuilder notes, String mark, String line) {
        notes.append(mark).append(line).append('\n');
    }

    private static String number(int decimals, double value) {
        return String.format(Locale.ROOT, "%,." + decimals + "f", value);
    }
}
