package io.stockpipeline.bench.harness;

import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.contest.Contestants;
import io.stockpipeline.bench.harness.contest.Stage;
import io.stockpipeline.bench.harness.measure.Outcome;
import io.stockpipeline.bench.harness.measure.ThroughputRun;
import io.stockpipeline.bench.harness.report.Report;
import io.stockpipeline.bench.harness.report.ScaleReport;
import io.stockpipeline.bench.harness.scale.RestoreRun;
import io.stockpipeline.bench.harness.scale.Scenario;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;

/** StockPipeline alone, as things grow. */
final class Scale {
    private static final double BYTES_PER_MB = 1024 * 1024;

    private final Options options;
    private final Session session;
    private final PrintStream progress;
    private final Contestant ours = Contestants.ours();

    Scale(Options options, Session session, PrintStream progress) {
        this.options = options;
        this.session = session;
        this.progress = progress;
    }

    Report run() throws IOException, InterruptedException, ExecutionException {
        long ticks = options.workload().ticks();
        List<ScaleReport.Entry> entries = new ArrayList<>();
        for (Scenario scenario : Scenario.all(ticks)) {
            progress.println(scenario.title());
            Outcome outcome = new ThroughputRun(stage(scenario), options.phases()).run(ours);
            entries.add(new ScaleReport.Entry(scenario.title(), outcome));
        }
        progress.println("restore");
        List<String> notes = new ArrayList<>();
        notes.add(restore(Scenario.mostSymbols(ticks)));
        notes.add("measured    " + ours.title() + ", " + ours.guarantee() + ", " + ticks + " ticks, 4 partitions, "
                + options.phases().words());
        return new ScaleReport(entries).report(notes, options.jvmOptions());
    }

    private String restore(Scenario scenario) throws IOException, InterruptedException, ExecutionException {
        return "restore     "
                + new RestoreRun(stage(scenario))
                        .run(ours)
                        .map(restored -> String.format(
                                Locale.ROOT,
                                "%s, windows full, local state deleted: %.1f s from the start of the process to the first"
                                        + " average, from a changelog of %,.0f MB (a first start: %.1f s)",
                                scenario.title(),
                                restored.restart(),
                                restored.changelogBytes() / BYTES_PER_MB,
                                restored.firstStart()))
                        .orElse("no figure: it did not come to an average");
    }

    private Stage stage(Scenario scenario) throws IOException, InterruptedException, ExecutionException {
        return session.withInput(scenario.arena(), scenario.workload(), scenario.threads());
    }
}
