package io.stockpipeline.bench.harness.report;

import io.stockpipeline.bench.harness.contest.Contestant;
import io.stockpipeline.bench.harness.measure.Outcome;

/** What was found out about a contestant. */
public record Row(Contestant contestant, Outcome outcome) {}
