package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.latency.LatencyOutcome;
import io.stockpipeline.bench.harness.measure.Outcome;
import io.stockpipeline.bench.harness.measure.Outcome.Figures;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What was found out about a contestant.
 *
 * @param latency nothing where it was not asked for or there can be none
 */
public record Row(Contestant contestant, Outcome outcome, Optional<LatencyOutcome> latency) {
    OptionalDouble ticksPerSecond() {
        return outcome instanceof Figures figures
                ? OptionalDouble.of(figures.measurement().ticksPerSecond())
                : OptionalDouble.empty();
    }
}
