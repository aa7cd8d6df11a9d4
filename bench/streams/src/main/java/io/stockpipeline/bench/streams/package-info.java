/**
 * The same averages as one would write them with the DSL of Kafka Streams. Start reading at
 * {@link io.stockpipeline.bench.streams.HoppingAverages}, the plainest of the three.
 */
@NullMarked
package io.stockpipeline.bench.streams;

import org.jspecify.annotations.NullMarked;
