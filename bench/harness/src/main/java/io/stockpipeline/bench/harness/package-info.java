/**
 * The harness: one input, one contestant after the other, one table. Start reading at
 * {@link io.stockpipeline.bench.harness.Comparison}.
 */
@NullMarked
package io.stockpipeline.bench.harness;

import org.jspecify.annotations.NullMarked;
