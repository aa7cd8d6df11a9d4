/**
 * Apache Spark as a contestant: Structured Streaming in local mode, between the topics that every contestant reads and
 * writes. Start reading at {@link io.stockpipeline.bench.spark.SparkSlidingWindows}.
 */
@NullMarked
package io.stockpipeline.bench.spark;

import org.jspecify.annotations.NullMarked;
