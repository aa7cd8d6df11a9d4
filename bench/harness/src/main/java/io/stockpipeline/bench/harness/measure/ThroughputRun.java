package io.stockpipeline.bench.harness.measure;

import io.stockpipeline.bench.harness.broker.PartitionHead;
import io.stockpipeline.bench.harness.check.Evidence;
import io.stockpipeline.bench.harness.check.OutputCount;
import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.contest.RunningContestant;
import io.stockpipeline.bench.harness.contest.Stage;
import io.stockpipeline.bench.harness.measure.Outcome.Failed;
import io.stockpipeline.bench.harness.measure.Outcome.Figures;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.bench.meter.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;

/** One contestant through the input as fast as it goes: start, warm up, measure, stop, check what it wrote. */
public final class ThroughputRun {
    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final long LOOK_MS = 100;
    /** What was consumed so long before the end has come out, or never will. */
    private static final long SETTLED_NANOS = 4_000_000_000L;
    /** What may be consumed between the last reading and the end: so many seconds' worth, and two polls. */
    private static final int UNSEEN_SECONDS = 2;

    private static final int TWO_POLLS = 10_000;
    /** Transactions a second, each of which takes an offset of every partition. */
    private static final int COMMITS_PER_SECOND = 12;

    private final Stage stage;
    private final Phases phases;

    public ThroughputRun(Stage stage, Phases phases) {
        this.stage = stage;
        this.phases = phases;
    }

    /** Runs it, and clears away what it leaves. */
    public Outcome run(Contestant contestant) throws IOException, InterruptedException, ExecutionException {
        Contest contest = stage.set(contestant);
        try {
            return measure(contestant, contest);
        } finally {
            stage.clear(contest);
        }
    }

    private Outcome measure(Contestant contestant, Contest contest)
            throws IOException, InterruptedException, ExecutionException {
        long total =
                contestant.endless() ? Long.MAX_VALUE : stage.arena().workload().ticks();
        Stopwatch watch = new Stopwatch(phases, total);
        try (RunningContestant running = stage.start(contestant, contest)) {
            Optional<String> trouble = await(running, watch, Stopwatch.State.WARMING_UP);
            trouble = trouble.isPresent() ? trouble : await(running, watch, Stopwatch.State.MEASURED);
            Written before = written(contest, running);
            trouble = trouble.isPresent() ? trouble : await(running, watch, Stopwatch.State.DONE);
            if (trouble.isPresent()) {
                return new Failed(trouble.get());
            }
            Written during = written(contest, running).since(before);
            running.stop();
            Optional<String> fault = fault(contestant, contest, running.readings());
            if (fault.isPresent()) {
                return new Failed("its output is wrong: " + fault.get());
            }
            Optional<Measurement> measurement = watch.measurement();
            return measurement.isPresent()
                    ? new Figures(measurement.get(), during, running.settings())
                    : new Failed("the input was read before it could be measured: give it more ticks");
        }
    }

    /** Waits for a state of the watch; says what is wrong when it will not come. */
    private static Optional<String> await(RunningContestant running, Stopwatch watch, Stopwatch.State wanted)
            throws IOException, InterruptedException {
        long begin = System.nanoTime();
        while (watch.state().compareTo(wanted) < 0) {
            if (!running.isAlive()) {
                return Optional.of("it ended: " + running.lastWords());
            }
            if (watch.state() == Stopwatch.State.STARTING && System.nanoTime() - begin > LONGEST_START.toNanos()) {
                return Optional.of("no record within " + LONGEST_START.toSeconds() + " s: " + running.lastWords());
            }
            Thread.sleep(LOOK_MS);
            watch.takeAll(running.readings());
        }
        return Optional.empty();
    }

    private Written written(Contest contest, RunningContestant running)
            throws InterruptedException, ExecutionException {
        return Written.of(contest, stage.cluster().sizes(), running.bytesToDisk());
    }

    private Optional<String> fault(Contestant contestant, Contest contest, List<Reading> readings)
            throws IOException, InterruptedException, ExecutionException {
        int partitions = stage.arena().workload().partitions();
        if (contestant.answersEveryTick()) {
            long written = stage.cluster().ends(contest.output(), partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            Optional<String> fault =
                    expectedCount(contestant, readings, partitions).fault(written);
            if (fault.isPresent()) {
                return fault;
            }
        }
        return contestant
                .check()
                .fault(new Evidence(contest, partitions, new PartitionHead(contest.bootstrapServers())::read));
    }

    private OutputCount expectedCount(Contestant contestant, List<Reading> readings, int partitions) {
        Reading last = readings.get(readings.size() - 1);
        Reading settled = readings.stream()
                .filter(reading -> reading.atNanos() <= last.atNanos() - SETTLED_NANOS)
                .reduce(readings.get(0), (older, newer) -> newer);
        Measurement whole = Measurement.between(readings.get(0), last);
        long unseen = Math.round(whole.ticksPerSecond() * UNSEEN_SECONDS) + TWO_POLLS;
        long marks = contestant.exactlyOnce() ? (long) (whole.seconds() * COMMITS_PER_SECOND * partitions) : 0;
        return OutputCount.of(contestant.recordsPerTick(), settled.consumed(), last.consumed() + unseen, marks);
    }
}
