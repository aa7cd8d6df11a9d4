/**
 * What a tick costs within one thread, by JMH: {@link io.stockpipeline.bench.jmh.EngineBenchmark} the windows, {@link
 * io.stockpipeline.bench.jmh.CodecBenchmark} the records, {@link io.stockpipeline.bench.jmh.StateBenchmark} keeping and
 * bringing back. Nothing but the public faces of engine and model is used. Start reading at EngineBenchmark.
 */
@NullMarked
package io.stockpipeline.bench.jmh;

import org.jspecify.annotations.NullMarked;
