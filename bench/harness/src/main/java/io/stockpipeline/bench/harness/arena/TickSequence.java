package io.stockpipeline.bench.harness.arena;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The ticks of a workload, one after the other, the same in every run: each symbol's price walks at random in steps of a
 * cent, and one tick in a hundred is some seconds late.
 */
public final class TickSequence {
    private static final long SEED = 20240102;
    private static final int PRICE_DECIMALS = 2;
    private static final int LOWEST_START = 50_00;
    private static final int HIGHEST_START = 500_00;
    private static final int FLOOR = 1_00;
    private static final int LARGEST_STEP = 5;
    private static final int LARGEST_SIZE = 1000;

    private static final int LATE_ONE_IN = 100;
    private static final int MOST_LATE_SECONDS = 8;
    /** Milliseconds below the second, different for neighbours, so that a late tick meets no other at its time. */
    private static final int LATE_MILLIS = 998;

    private final Workload workload;
    private final SplittableRandom random = new SplittableRandom(SEED);
    private final String[] symbols;
    private final long[] prices;
    private long number;

    public TickSequence(Workload workload) {
        this.workload = workload;
        this.symbols = new String[workload.symbols()];
        Arrays.setAll(symbols, workload::symbol);
        this.prices =
                random.longs(workload.symbols(), LOWEST_START, HIGHEST_START).toArray();
    }

    public boolean hasNext() {
        return number < workload.ticks();
    }

    /** The next tick; it is late or not as chance will have it. */
    public Tick next() {
        return next(workload.timeOf(number) - lateness(number / symbols.length));
    }

    /** The next tick, at a time of the caller's choice, epoch milliseconds. */
    public Tick next(long time) {
        int symbol = (int) (number++ % symbols.length);
        prices[symbol] = Math.max(FLOOR, prices[symbol] + random.nextInt(-LARGEST_STEP, LARGEST_STEP + 1));
        return new Tick(
                symbols[symbol],
                time,
                new Decimal(prices[symbol], PRICE_DECIMALS),
                new Decimal(random.nextInt(1, LARGEST_SIZE + 1), 0),
                null,
                null,
                null,
                null);
    }

    /**
     * How late the tick is, milliseconds.
     *
     * @param ofSymbol how many of its symbol came before it
     */
    private long lateness(long ofSymbol) {
        if (random.nextInt(LATE_ONE_IN) != 0) {
            return 0;
        }
        return random.nextInt(1, MOST_LATE_SECONDS + 1) * 1000L + 1 + ofSymbol % LATE_MILLIS;
    }
}
