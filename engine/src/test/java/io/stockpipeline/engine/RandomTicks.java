package io.stockpipeline.engine;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random ticks of one symbol: late ones, equal times, gaps, prices of changing scale, with and without sizes and ids. */
final class RandomTicks {
    private RandomTicks() {}

    static List<Tick> of(Random random, int count, int maxStepMillis, int maxLateMillis) {
        List<Tick> ticks = new ArrayList<>();
        long now = 1_700_000_000_000L + random.nextInt(100_000);
        int scales = random.nextInt(5);
        for (int i = 0; i < count; i++) {
            boolean gap = random.nextInt(60) == 0;
            now += gap ? random.nextInt(maxStepMillis * 60) : random.nextInt(maxStepMillis);
            boolean late = random.nextInt(12) == 0;
            long time = late ? now - random.nextInt(maxLateMillis) : now;
            int scale = random.nextInt(scales + 1);
            Decimal price = new Decimal(1 + random.nextInt(20_000), scale);
            Decimal size = random.nextInt(5) == 0 ? null : new Decimal(random.nextInt(500), random.nextInt(3));
            ticks.add(new Tick("AAPL", time, price, size, Side.Buy, Integer.toString(i), null, null));
        }
        return ticks;
    }
}
