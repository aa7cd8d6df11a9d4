package io.stockpipeline.bench.harness;

import io.stockpipeline.bench.harness.arena.Workload;
import io.stockpipeline.bench.harness.latency.LatencyPhases;
import io.stockpipeline.bench.harness.measure.Phases;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a comparison is asked for.
 *
 * @param home the project's folder
 * @param full whether it takes its time
 * @param only names or families of contestants; none means all
 * @param latency nothing where latencies are not asked for
 * @param jvmOptions of every contestant
 */
record Options(
        Path home,
        boolean full,
        List<String> only,
        Workload workload,
        int threads,
        Phases phases,
        Optional<LatencyPhases> latency,
        List<String> jvmOptions) {

    /** Under which conditions the figures hold, one line each. */
    List<String> conditions() {
        List<String> conditions = new ArrayList<>();
        conditions.add(String.format(
                "input       %,d ticks in JSON of %,d symbols, %.3f ms of event time a tick, 1 %% late; %d partitions, %d"
                        + " thread(s)",
                workload.ticks(), workload.symbols(), workload.tickMicros() / 1000.0, workload.partitions(), threads));
        conditions.add("measured    " + phases.words());
        latency.ifPresent(asked -> conditions.add(String.format(
                "latency     median / 99th percentile / greatest, from the moment a tick was due to that at which its"
                        + " average could be read: at %,.0f ticks/s, and at half of the throughput with generator and"
                        + " reader beside it; %d s each",
                asked.rate(), asked.measured().toSeconds())));
        return conditions;
    }
}
