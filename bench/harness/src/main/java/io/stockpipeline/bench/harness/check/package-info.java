/**
 * Whether a contestant wrote what it should: without that its speed means nothing. Start reading at {@link io.stockpipeline.bench.harness.check.OutputCheck}.
 */
@NullMarked
package io.stockpipeline.bench.harness.check;

import org.jspecify.annotations.NullMarked;
