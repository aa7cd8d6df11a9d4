package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.SymbolState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
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
 * One symbol's state, 15 minutes of a tick a second, into bytes and back. The store keeps the bytes in a map and does
 * nothing else.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
public class StateBenchmark {
    private static final String SYMBOL = "S000";

    private final EnginePlan plan = Plans.of(Plans.CONTEST);
    private final SymbolState codec = new SymbolState();
    private final MapStore store = new MapStore();
    private Engines engines;
    private Swallow out;
    private SymbolEngine engine;

    @Setup
    public void fill(Blackhole hole) {
        out = new Swallow(hole);
        engines = new Engines(plan, 1, 1).warm(out);
        engine = engines.engine(SYMBOL);
        codec.store(engine, store);
    }

    @Benchmark
    public SymbolEngine restore() {
        return SymbolState.restore(plan, SYMBOL, store.header(), store);
    }

    /** Ticks that came since the last commit. They are taken in outside the clock, and counted in the allocated bytes. */
    @State(Scope.Thread)
    public static class Dirt {
        @Param({"1", "10", "100"})
        public int ticks;

        @Setup(Level.Invocation)
        public void take(StateBenchmark benchmark) {
            for (int i = 0; i < ticks; i++) {
                benchmark.engines.accept(benchmark.out);
            }
        }
    }

    @Benchmark
    public MapStore commit(Dirt dirt) {
        codec.store(engine, store);
        return store;
    }
}
