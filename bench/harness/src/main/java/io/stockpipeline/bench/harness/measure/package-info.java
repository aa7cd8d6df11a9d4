/**
 * What is taken from a running contestant. Start reading at {@link io.stockpipeline.bench.harness.measure.ThroughputRun}.
 */
@NullMarked
package io.stockpipeline.bench.harness.measure;

import org.jspecify.annotations.NullMarked;
