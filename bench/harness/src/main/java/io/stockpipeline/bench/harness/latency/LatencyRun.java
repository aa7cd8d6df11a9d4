package io.stockpipeline.bench.harness.latency;

import io.stockpipeline.bench.harness.arena.Arena;
import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.contest.RunningContestant;
import io.stockpipeline.bench.harness.contest.Stage;
import io.stockpipeline.bench.harness.latency.LatencyOutcome.Latencies;
import io.stockpipeline.bench.harness.latency.LatencyOutcome.Unknown;
import io.stockpipeline.bench.harness.measure.Measurement;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.bench.meter.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;

/**
 * One contestant on live ticks: first as fast as it answers them, with generator and reader beside it, which tells its
 * throughput under these conditions; then at half of that, and at a rate that is the same for all.
 */
public final class LatencyRun {
    /** At full speed so many ticks are on their way at most: what is answered in this time, and a least number. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(3);

    private static final long LEAST_ON_THE_WAY = 10_000;
    private static final Duration STEP = Duration.ofSeconds(1);

    private static final Duration LONGEST_START = Duration.ofSeconds(90);
    private static final Duration LONGEST_DRAIN = Duration.ofSeconds(30);
    /** Who has not answered everything so long after the last tick does not keep up. */
    private static final Duration KEEPS_UP = Duration.ofSeconds(5);

    private static final Duration NEARLY_IN_TIME = Duration.ofMillis(500);
    private static final long LOOK_MS = 20;

    private final Stage stage;
    private final LatencyPhases phases;

    public LatencyRun(Stage stage, LatencyPhases phases) {
        this.stage = stage;
        this.phases = phases;
    }

    /** Runs it on an input of its own, and clears away what it leaves. */
    public LatencyOutcome run(Contestant contestant) throws IOException, InterruptedException, ExecutionException {
        Arena arena = stage.arena();
        stage.cluster().delete(arena.input()::equals);
        stage.cluster().create(arena.input(), arena.workload().partitions());
        Contest contest = stage.set(contestant);
        try (RunningContestant running = stage.start(contestant, contest);
                TickGenerator generator = new TickGenerator(arena.bootstrapServers(), arena.input(), arena.workload());
                AnswerReader reader = new AnswerReader(
                        arena.bootstrapServers(),
                        contest.output(),
                        arena.workload().partitions())) {
            LatencyOutcome outcome = new Dialogue(contestant, running, generator, reader).measure();
            running.stop();
            return outcome;
        } finally {
            stage.clear(contest);
        }
    }

    /** Questions to a contestant, and its answers. */
    private final class Dialogue {
        private final Contestant contestant;
        private final RunningContestant running;
        private final TickGenerator generator;
        private final AnswerReader reader;

        Dialogue(Contestant contestant, RunningContestant running, TickGenerator generator, AnswerReader reader) {
            this.contestant = contestant;
            this.running = running;
            this.generator = generator;
            this.reader = reader;
        }

        LatencyOutcome measure() throws IOException, InterruptedException {
            long deadline = System.nanoTime() + LONGEST_START.toNanos();
            while (answered() == 0) {
                generator.run(new Pace.FullSpeed(LEAST_ON_THE_WAY), STEP, this::answered);
                if (!running.isAlive() || System.nanoTime() > deadline) {
                    return new Unknown("it does not answer: " + running.lastWords());
                }
            }
            double throughput = 0;
            for (long second = 0; second < phases.warmUp().toSeconds(); second++) {
                throughput = fullSpeed(throughput, STEP);
            }
            throughput = fullSpeed(throughput, phases.loaded());
            Latency atHalf = at(throughput / 2, throughput);
            return new Latencies(throughput, at(phases.rate(), throughput), atHalf);
        }

        /** Ticks a second that it takes when the next is always there. */
        private double fullSpeed(double expected, Duration duration) throws IOException {
            long onTheWay = Math.max(LEAST_ON_THE_WAY, (long) (expected * ON_THE_WAY.toSeconds()));
            Reading from = lastReading();
            generator.run(new Pace.FullSpeed(onTheWay), duration, this::answered);
            return Measurement.between(from, lastReading()).ticksPerSecond();
        }

        private Latency at(double rate, double throughput) throws InterruptedException {
            if (rate > throughput || !drained(LONGEST_DRAIN)) {
                return new Latency.Behind("falls behind");
            }
            long from = System.currentTimeMillis() + phases.settle().toMillis();
            reader.record(from, from + phases.measured().toMillis());
            Duration lag = generator.run(new Pace.Rate(rate), phases.settle().plus(phases.measured()), this::answered);
            if (lag.compareTo(NEARLY_IN_TIME) > 0) {
                return new Latency.Behind("generator behind");
            }
            return drained(KEEPS_UP) ? Latency.of(reader.recorded()) : new Latency.Behind("falls behind");
        }

        /** Waits until everything has been answered; false when that takes too long. */
        private boolean drained(Duration patience) throws InterruptedException {
            long deadline = System.nanoTime() + patience.toNanos();
            while (reader.records() < generator.sent() * contestant.recordsPerTick()) {
                if (System.nanoTime() > deadline) {
                    return false;
                }
                Thread.sleep(LOOK_MS);
            }
            return true;
        }

        private long answered() {
            return reader.records() / contestant.recordsPerTick();
        }

        private Reading lastReading() throws IOException {
            List<Reading> readings = running.readings();
            return readings.get(readings.size() - 1);
        }
    }
}
