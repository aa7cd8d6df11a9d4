package io.stockpipeline.bench.harness;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.arena.Input;
import io.stockpipeline.bench.harness.broker.BrokerProcess;
import io.stockpipeline.bench.harness.broker.Cluster;
import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.contest.Contestants;
import io.stockpipeline.bench.harness.contest.Installation;
import io.stockpipeline.bench.harness.contest.Stage;
import io.stockpipeline.bench.harness.latency.LatencyOutcome;
import io.stockpipeline.bench.harness.latency.LatencyRun;
import io.stockpipeline.bench.harness.measure.Outcome;
import io.stockpipeline.bench.harness.measure.ThroughputRun;
import io.stockpipeline.bench.harness.report.Report;
import io.stockpipeline.bench.harness.report.Row;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** The whole comparison: one broker, one input, one contestant after the other. */
final class Comparison {
    private static final String ARENA = "bench";
    private static final String LIVE = "live";

    private final Options options;
    private final Installation installation;
    private final PrintStream progress;
    private final List<String> left = new ArrayList<>();

    Comparison(Options options, PrintStream progress) {
        this.options = options;
        this.installation = new Installation(options.home());
        this.progress = progress;
    }

    Report run(Path folder) throws IOException, InterruptedException, ExecutionException {
        List<Contestant> contestants = contestants();
        Path kafka = Files.createDirectories(folder.resolve("kafka"));
        try (BrokerProcess broker = BrokerProcess.start(Installation.java(), kafka);
                Cluster cluster = new Cluster(broker.bootstrapServers())) {
            Arena arena = new Arena(broker.bootstrapServers(), ARENA, options.workload(), options.threads(), folder);
            progress.println("input: " + options.workload());
            new Input(cluster, kafka).provide(arena.input(), arena.workload());
            Stage stage = new Stage(arena, cluster, installation, options.jvmOptions());
            Stage live = new Stage(arena.called(LIVE), cluster, installation, options.jvmOptions());
            List<Row> rows = new ArrayList<>();
            for (Contestant contestant : contestants) {
                progress.println(contestant.name() + ": " + contestant.title() + ", " + contestant.guarantee());
                Outcome outcome = new ThroughputRun(stage, options.phases()).run(contestant);
                rows.add(new Row(contestant, outcome, latency(contestant, live)));
            }
            return new Report(rows, Contestants.OURS, left, options.conditions(), options.jvmOptions());
        }
    }

    private Optional<LatencyOutcome> latency(Contestant contestant, Stage live)
            throws IOException, InterruptedException, ExecutionException {
        if (options.latency().isEmpty() || !contestant.answersEveryTick()) {
            return Optional.empty();
        }
        progress.println(contestant.name() + ": latency");
        return Optional.of(new LatencyRun(live, options.latency().get()).run(contestant));
    }

    /** Those asked for; what is left out of them is noted with the reason. */
    private List<Contestant> contestants() {
        List<Contestant> asked = new ArrayList<>();
        for (Contestant contestant : Contestants.all()) {
            if (!Contestants.matches(contestant, options.only())) {
                continue;
            }
            if (installation.jar(contestant.program().module()).isEmpty()) {
                left.add(
                        contestant.name() + " left out: " + contestant.program().module() + " is not built");
            } else if (contestant.fullOnly() && !options.full()) {
                left.add(contestant.name() + " left out: in the full mode only");
            } else {
                asked.add(contestant);
            }
        }
        return asked;
    }
}
