/**
 * How long after a tick its average can be read. Start reading at {@link io.stockpipeline.bench.harness.latency.LatencyRun}.
 */
@NullMarked
package io.stockpipeline.bench.harness.latency;

import org.jspecify.annotations.NullMarked;
