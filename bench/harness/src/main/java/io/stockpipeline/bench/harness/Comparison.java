package io.stockpipeline.bench.harness;

import static java.util.stream.Collectors.joining;

import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.contest.Contestants;
import io.stockpipeline.bench.harness.contest.Stage;
import io.stockpipeline.bench.harness.latency.LatencyOutcome;
import io.stockpipeline.bench.harness.latency.LatencyRun;
import io.stockpipeline.bench.harness.measure.Outcome;
import io.stockpipeline.bench.harness.measure.ThroughputRun;
import io.stockpipeline.bench.harness.report.ComparisonReport;
import io.stockpipeline.bench.harness.report.Report;
import io.stockpipeline.bench.harness.report.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The whole comparison: one input, one contestant after the other. */
final class Comparison {
    private static final String ARENA = "bench";
    private static final String LIVE = "live";

    private final Options options;
    private final Session session;
    private final PrintStream progress;

    Comparison(Options options, Session session, PrintStream progress) {
        this.options = options;
        this.session = session;
        this.progress = progress;
    }

    Report run() throws IOException, InterruptedException, ExecutionException {
        progress.println("input: " + options.workload());
        Stage stage = session.withInput(ARENA, options.workload(), options.threads());
        Stage live = session.withoutInput(LIVE, options.workload(), options.threads());
        List<Row> rows = new ArrayList<>();
        Map<String, List<String>> left = new LinkedHashMap<>();
        for (Contestant contestant : Contestants.all()) {
            if (!Contestants.matches(contestant, options.only())) {
                continue;
            }
            Optional<String> reason = reasonToLeaveOut(contestant);
            if (reason.isPresent()) {
                left.computeIfAbsent(reason.get(), words -> new ArrayList<>()).add(contestant.name());
            } else {
                progress.println(contestant.name() + ": " + contestant.title() + ", " + contestant.guarantee());
                Outcome outcome = new ThroughputRun(stage, options.phases()).run(contestant);
                rows.add(new Row(contestant, outcome, latency(contestant, live)));
            }
        }
        List<String> notes = new ArrayList<>();
        left.forEach(
                (reason, names) -> notes.add("left out    " + names.stream().collect(joining(", ")) + ": " + reason));
        notes.addAll(options.conditions());
        return new ComparisonReport(rows, Contestants.OURS).report(notes, options.jvmOptions());
    }

    private Optional<String> reasonToLeaveOut(Contestant contestant) {
        String module = contestant.program().module();
        if (session.installation().jar(module).isEmpty()) {
            return Optional.of(module + " is not built");
        }
        return contestant.fullOnly() && !options.full() ? Optional.of("in the full mode only") : Optional.empty();
    }

    private Optional<LatencyOutcome> latency(Contestant contestant, Stage live)
            throws IOException, InterruptedException, ExecutionException {
        if (options.latency().isEmpty() || !contestant.answersEveryTick()) {
            return Optional.empty();
        }
        progress.println(contestant.name() + ": latency");
        return Optional.of(new LatencyRun(live, options.latency().get()).run(contestant));
    }
}
