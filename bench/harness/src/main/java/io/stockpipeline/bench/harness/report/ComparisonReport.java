package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.latency.LatencyOutcome.Latencies;
import io.stockpipeline.bench.harness.latency.LatencyOutcome.Unknown;
import io.stockpipeline.bench.harness.measure.Outcome.Failed;
import io.stockpipeline.bench.harness.measure.Outcome.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The comparison as it is printed.
 *
 * @param ours name of the contestant that all others are compared with
 */
public record ComparisonReport(List<Row> rows, String ours) {
    private static final List<String> WHO = List.of("contestant", "guarantee");
    private static final List<String> COMPARED = List.of("x ours", "ms at rate", "half, ticks/s", "ms at half");

    /**
     * The report.
     *
     * @param conditions under which the figures hold
     * @param jvmOptions of every contestant
     */
    public Report report(List<String> conditions, List<String> jvmOptions) {
        List<String> notes = new ArrayList<>();
        for (Row row : rows) {
            if (row.outcome() instanceof Failed failed) {
                notes.add("no figure   " + row.contestant().name() + ": " + failed.reason());
            }
            if (row.latency().orElse(null) instanceof Unknown unknown) {
                notes.add("no latency  " + row.contestant().name() + ": " + unknown.reason());
            }
        }
        notes.addAll(conditions);
        notes.addAll(MachineFacts.lines(jvmOptions));
        for (Row row : rows) {
            if (row.outcome() instanceof Figures figures && !figures.settings().isEmpty()) {
                notes.add(row.contestant().name() + ": " + Settings.words(figures.settings()));
            }
        }
        return new Report(table(), notes);
    }

    private Table table() {
        List<String> titles = Stream.of(WHO, ThroughputCells.TITLES, COMPARED)
                .flatMap(List::stream)
                .toList();
        OptionalDouble reference = rows.stream()
                .filter(row -> row.contestant().name().equals(ours))
                .flatMapToDouble(row -> row.ticksPerSecond().stream())
                .findFirst();
        return new Table(titles, rows.stream().map(row -> cells(row, reference)).toList(), WHO.size());
    }

    private static List<String> cells(Row row, OptionalDouble reference) {
        List<String> cells = new ArrayList<>();
        cells.add(row.contestant().title());
        cells.add(row.contestant().guarantee());
        cells.addAll(ThroughputCells.of(row.outcome()));
        OptionalDouble throughput = row.ticksPerSecond();
        cells.add(
                throughput.isPresent() && reference.isPresent()
                        ? ThroughputCells.number(3, throughput.getAsDouble() / reference.getAsDouble())
                        : ThroughputCells.NOTHING);
        if (row.latency().orElse(null) instanceof Latencies latencies) {
            cells.add(latencies.atRate().words());
            cells.add(ThroughputCells.number(0, latencies.throughput() / 2));
            cells.add(latencies.atHalf().words());
        } else {
            cells.addAll(List.of(ThroughputCells.NOTHING, ThroughputCells.NOTHING, ThroughputCells.NOTHING));
        }
        return cells;
    }
}
