package io.stockpipeline.bench.harness.measure;

import java.time.Duration;

/**
 * How long a contestant runs.
 *
 * @param warmUp from its first record until it is measured
 * @param measured how long it is measured at most; it ends with the input
 */
public record Phases(Duration warmUp, Duration measured) {}
