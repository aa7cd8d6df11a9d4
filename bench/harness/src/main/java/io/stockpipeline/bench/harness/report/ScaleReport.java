package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.measure.Outcome;
import io.stockpipeline.bench.harness.measure.Outcome.Failed;
import java.util.ArrayList;
import java.util.List;

/** How StockPipeline behaves as things grow, as it is printed. */
public record ScaleReport(List<Entry> entries) {
    /** What one scenario gave. */
    public record Entry(String scenario, Outcome outcome) {}

    /**
     * The report.
     *
     * @param conditions under which the figures hold, and what has no place in the table
     * @param jvmOptions of every run
     */
    public Report report(List<String> conditions, List<String> jvmOptions) {
        List<String> titles = new ArrayList<>(List.of("scenario"));
        titles.addAll(ThroughputCells.TITLES);
        List<String> notes = new ArrayList<>();
        List<List<String>> rows = new ArrayList<>();
        for (Entry entry : entries) {
            List<String> cells = new ArrayList<>(List.of(entry.scenario()));
            cells.addAll(ThroughputCells.of(entry.outcome()));
            rows.add(cells);
            if (entry.outcome() instanceof Failed failed) {
                notes.add("no figure   " + entry.scenario() + ": " + failed.reason());
            }
        }
        notes.addAll(conditions);
        notes.addAll(MachineFacts.lines(jvmOptions));
        return new Report(new Table(titles, rows, 1), notes);
    }
}
