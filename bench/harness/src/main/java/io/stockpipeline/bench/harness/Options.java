package io.stockpipeline.bench.harness;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.measure.Phases;
import java.nio.file.Path;
import java.util.List;

/**
 * What a comparison is asked for.
 *
 * @param home the project's folder
 * @param full whether it takes its time
 * @param only names or families of contestants; none means all
 * @param jvmOptions of every contestant
 */
record Options(
        Path home,
        boolean full,
        List<String> only,
        Workload workload,
        int threads,
        Phases phases,
        List<String> jvmOptions) {

    /** Under which conditions the figures hold, one line each. */
    List<String> conditions() {
        return List.of(
                String.format(
                        "input       %,d ticks in JSON of %,d symbols, %.3f ms of event time a tick, 1 %% late; %d partitions, %d"
                                + " thread(s)",
                        workload.ticks(),
                        workload.symbols(),
                        workload.tickMicros() / 1000.0,
                        workload.partitions(),
                        threads),
                "measured    " + phases.measured().toSeconds() + " s after "
                        + phases.warmUp().toSeconds() + " s of warm-up, or to the last tick");
    }
}
