package io.stockpipeline.bench.harness.scale;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.contest.RunningContestant;
import io.stockpipeline.bench.harness.contest.Stage;
import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.bench.meter.Reading;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

/** How soon a contestant with much state is back once everything local is lost. */
public final class RestoreRun {
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final Duration LONGEST_WINDOW = Duration.ofMinutes(15);
    private static final long LOOK_MS = 50;
    private static final double NANOS_PER_SECOND = 1e9;

    private final Stage stage;

    public RestoreRun(Stage stage) {
        this.stage = stage;
    }

    /**
     * What was found.
     *
     * @param firstStart seconds from the start of the process to its first average, with no state to bring back
     * @param restart the same with all of it
     * @param changelogBytes on disk, from which the state was brought back
     */
    public record Restored(double firstStart, double restart, long changelogBytes) {}

    /** Runs it; nothing when the contestant does not come so far. */
    public Optional<Restored> run(Contestant contestant) throws IOException, InterruptedException, ExecutionException {
        Contest contest = stage.set(contestant);
        try {
            double firstStart;
            try (RunningContestant running = stage.start(contestant, contest)) {
                firstStart = firstAverage(contest, 0);
                awaitFullState(running);
                running.stop();
            }
            stage.forgetState(contest);
            long written = written(contest);
            long changelog = stage.bytesBehind(contest);
            try (RunningContestant running = stage.start(contestant, contest)) {
                double restart = firstAverage(contest, written);
                running.stop();
                return firstStart < 0 || restart < 0
                        ? Optional.empty()
                        : Optional.of(new Restored(firstStart, restart, changelog));
            }
        } finally {
            stage.clear(contest);
        }
    }

    /** Seconds until more than that was written; below zero when it does not come. */
    private double firstAverage(Contest contest, long before) throws InterruptedException, ExecutionException {
        long begin = System.nanoTime();
        while (written(contest) <= before) {
            if (System.nanoTime() - begin > LONGEST.toNanos()) {
                return -1;
            }
            Thread.sleep(LOOK_MS);
        }
        return (System.nanoTime() - begin) / NANOS_PER_SECOND;
    }

    /** Until the longest window is full. */
    private void awaitFullState(RunningContestant running) throws IOException, InterruptedException {
        Workload workload = stage.arena().workload();
        long ticks =
                TimeUnit.MILLISECONDS.toMicros(LONGEST_WINDOW.toMillis() + Workload.GRACE_MS) / workload.tickMicros();
        long deadline = System.nanoTime() + LONGEST.toNanos();
        while (consumed(running) < Math.min(ticks, workload.ticks()) && System.nanoTime() < deadline) {
            Thread.sleep(LOOK_MS);
        }
    }

    private static long consumed(RunningContestant running) throws IOException {
        List<Reading> readings = running.readings();
        return readings.isEmpty() ? 0 : readings.get(readings.size() - 1).consumed();
    }

    private long written(Contest contest) throws InterruptedException, ExecutionException {
        return stage.cluster().ends(contest.output(), stage.arena().workload().partitions()).values().stream()
                .mapToLong(Long::longValue)
                .sum();
    }
}
