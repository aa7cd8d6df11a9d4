package io.stockpipeline.bench.harness.latency;

import java.time.Duration;

/**
 * How latencies are measured.
 *
 * @param rate ticks a second, the same for all
 * @param warmUp at full speed, before anything counts
 * @param loaded at full speed, to know the throughput
 * @param settle at a rate, before its latencies count
 * @param measured at a rate
 */
public record LatencyPhases(double rate, Duration warmUp, Duration loaded, Duration settle, Duration measured) {}
