package io.stockpipeline.analytics.rollup;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Ticks drawn from a seed. */
final class RandomTicks {
    private RandomTicks() {}

    /** In no order of time; many share a time, some have no size, and prices have 0 to 4 decimals. */
    static List<Tick> within(long from, long to, int count, long seed) {
        Random random = new Random(seed);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            long time = i > 0 && random.nextInt(3) == 0
                    ? ticks.get(random.nextInt(i)).time()
                    : from + (long) (random.nextDouble() * (to - from));
            // Half of the prices are 1 to 3, written in several ways.
            int decimals = random.nextInt(5);
            long unscaled = random.nextBoolean()
                    ? 1 + random.nextInt(2000)
                    : (1 + random.nextInt(3)) * Math.round(Math.pow(10, decimals));
            Decimal price = new Decimal(unscaled, decimals);
            ticks.add(tick(time, price, random.nextInt(4) == 0 ? null : new Decimal(random.nextInt(500), 1)));
        }
        return ticks;
    }

    static Tick tick(long time, String price, String size) {
        return tick(time, Decimal.of(price), Decimal.of(size));
    }

    private static Tick tick(long time, Decimal price, @Nullable Decimal size) {
        return new Tick("ACME", time, price, size, null, null, null, null);
    }
}
