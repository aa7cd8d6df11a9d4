package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.Verdict;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * One tick into its symbol's engine: every window type with every average that it takes. The record is filled in whole,
 * with min, max, volume and vwap, and not encoded.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH sets parameters and calls the setup before anything else
public class EngineBenchmark {
    /** The windows, as in {@code spec.windows}. */
    @Param({
        Plans.CONTEST,
        "{ size: 5m }",
        "{ size: 5m, average: VolumeWeighted }",
        "{ size: 5m, average: Exponential }",
        "{ type: Hopping, size: 5m, advance: 1m }",
        "{ type: Hopping, size: 5m, advance: 1m, average: VolumeWeighted }",
        "{ type: Tumbling, size: 5m }",
        "{ type: Tumbling, size: 5m, average: VolumeWeighted }",
        "{ type: Count, count: 300 }",
        "{ type: Count, count: 300, average: VolumeWeighted }",
        "{ type: Count, count: 300, average: Weighted }",
        "{ type: Count, count: 300, average: Exponential }"
    })
    public String windows;

    /** How many of a hundred ticks are late. */
    @Param({"0", "1"})
    public int late;

    /** How many symbols take turns: with one, everything stays in the processor's cache. */
    @Param("500")
    public int symbols;

    private Engines engines;
    private Swallow out;

    @Setup
    public void warm(Blackhole hole) {
        out = new Swallow(hole);
        engines = new Engines(Plans.of(windows), symbols, late).warm(out);
    }

    @Benchmark
    public Verdict accept() {
        return engines.accept(out);
    }
}
