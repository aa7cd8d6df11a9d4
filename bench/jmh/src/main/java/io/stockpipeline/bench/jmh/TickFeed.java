package io.stockpipeline.bench.jmh;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.util.SplittableRandom;

/**
 * Ticks without end, symbol after symbol, each symbol one a second of event time: the contest's rhythm. Handing one out
 * allocates the tick itself, 48 bytes, and nothing else.
 */
final class TickFeed {
    private static final long START = 1_700_000_000_000L;
    private static final long STEP = 1_000;
    private static final int MAX_LATE = 10_000;
    /** A power of two. */
    private static final int PREPARED = 1 << 14;

    private final String[] symbols;
    private final Decimal[] prices = new Decimal[PREPARED];
    private final Decimal[] sizes = new Decimal[PREPARED];
    private final long[] lateness = new long[PREPARED];
    private long count;

    /**
     * A feed that is the same every time.
     *
     * @param symbols how many there are
     * @param late how many of a hundred ticks are late, by at most 10 s
     */
    TickFeed(int symbols, int late) {
        this.symbols = new String[symbols];
        for (int i = 0; i < symbols; i++) {
            this.symbols[i] = "S%03d".formatted(i);
        }
        SplittableRandom random = new SplittableRandom(1);
        long price = 100_00;
        for (int i = 0; i < PREPARED; i++) {
            price = Math.max(50_00, price + random.nextInt(-10, 11));
            prices[i] = new Decimal(price, 2);
            sizes[i] = new Decimal(1 + random.nextInt(1_000), 0);
            lateness[i] = random.nextInt(100) < late ? random.nextInt(MAX_LATE) : 0;
        }
    }

    Tick next() {
        int prepared = (int) (count & (PREPARED - 1));
        int symbol = (int) (count % symbols.length);
        long time = START + count / symbols.length * STEP - lateness[prepared];
        count++;
        return new Tick(symbols[symbol], time, prices[prepared], sizes[prepared], Side.Buy, null, null, null);
    }
}
