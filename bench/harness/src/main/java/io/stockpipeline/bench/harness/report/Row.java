package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.latency.LatencyOutcome;
import io.stockpipeline.bench.harness.measure.Outcome;
import java.util.Optional;

/**
 * What was found out about a contestant.
 *
 * @param latency nothing where it was not asked for or there can be none
 */
public record Row(Contestant contestant, Outcome outcome, Optional<LatencyOutcome> latency) {}
