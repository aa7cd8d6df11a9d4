/**
 * Apache Flink as a contestant: a mini cluster in the process, between the topics that every contestant reads and writes.
 * {@link io.stockpipeline.bench.flink.FlinkSlidingWindows} uses Flink's own sliding windows over ticks, {@link
 * io.stockpipeline.bench.flink.FlinkChainedWindows} the same over minutes, {@link
 * io.stockpipeline.bench.flink.FlinkEngine} our engine. Start reading at one of them.
 */
@NullMarked
package io.stockpipeline.bench.flink;

import org.jspecify.annotations.NullMarked;
