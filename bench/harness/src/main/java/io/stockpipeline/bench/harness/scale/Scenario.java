package io.stockpipeline.bench.harness.scale;

import io.stockpipeline.bench.harness.arena.Workload;
import java.util.List;

/**
 * One size of things.
 *
 * @param arena name of the arena; scenarios of one workload share it
 * @param title as the table calls it
 */
public record Scenario(String arena, String title, Workload workload, int threads) {
    /** Partitions enough for the most threads. */
    private static final int PARTITIONS = 4;

    private static final long TWO_MILLIS = 2_000;
    /** 50,000 symbols with a tick a minute each. */
    private static final long TICK_A_MINUTE = 1_200;

    private static final long HUNDRED_THOUSAND_A_SECOND = 10;

    /** All of them, of so many ticks each. */
    public static List<Scenario> all(long ticks) {
        return List.of(
                of("scale-500", "500 symbols, a tick a second each", ticks, 500, TWO_MILLIS, 1),
                of("scale-5000", "5,000 symbols, a tick in 10 s each", ticks, 5_000, TWO_MILLIS, 1),
                mostSymbols(ticks),
                of(
                        "scale-one",
                        "one symbol, 100,000 ticks a second, resolution 1s",
                        ticks,
                        1,
                        HUNDRED_THOUSAND_A_SECOND,
                        1),
                of("scale-500", "500 symbols, 2 threads", ticks, 500, TWO_MILLIS, 2),
                of("scale-500", "500 symbols, 4 threads", ticks, 500, TWO_MILLIS, 4));
    }

    /** The one with the most state. */
    public static Scenario mostSymbols(long ticks) {
        return of("scale-50000", "50,000 symbols, a tick a minute each", ticks, 50_000, TICK_A_MINUTE, 1);
    }

    private static Scenario of(String arena, String title, long ticks, int symbols, long tickMicros, int threads) {
        return new Scenario(arena, title, new Workload(ticks, symbols, PARTITIONS, tickMicros), threads);
    }
}
