/**
 * The ticks that every contestant reads, and the pipeline that StockPipeline runs over them. Start reading at
 * {@link io.stockpipeline.bench.harness.arena.Arena}.
 */
@NullMarked
package io.stockpipeline.bench.harness.arena;

import org.jspecify.annotations.NullMarked;
