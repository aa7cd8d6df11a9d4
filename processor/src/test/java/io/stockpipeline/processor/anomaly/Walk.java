package io.stockpipeline.processor.anomaly;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.util.Random;
import java.util.function.Consumer;

/** Ticks of one symbol whose price wanders, some 30 a minute of log-normal sizes, with minutes that are odd on purpose. */
final class Walk {
    static final int MINUTE = 60_000;
    static final long START = 1_700_000_040_000L;

    private static final int TICKS = 30;
    private static final double STEP = 2e-4;

    private final String symbol;
    private final Random random;
    private final Consumer<Tick> out;
    private double price = 100;
    private int minute;

    /** What is odd of a minute. */
    enum Plant {
        /** The price moves by ten times the deviation of a minute's move. */
        MOVE,
        /** Each size is twenty times what it would be. */
        VOLUME,
        /** As many ticks, all at one price. */
        STILL,
        NOTHING
    }

    Walk(String symbol, long seed, Consumer<Tick> out) {
        this.symbol = symbol;
        this.random = new Random(seed);
        this.out = out;
    }

    /** One minute's ticks; answers when it ends. */
    long minute(Plant plant) {
        int count = TICKS - 8 + random.nextInt(17);
        if (plant == Plant.MOVE) {
            double move = 10 * STEP * Math.sqrt(TICKS);
            price *= random.nextBoolean() ? 1 + move : 1 - move;
        }
        for (int i = 0; i < count; i++) {
            price *= plant == Plant.STILL ? 1 : Math.exp(STEP * random.nextGaussian());
            long size = (long) Math.ceil(Math.exp(3 + 1.2 * random.nextGaussian())) * (plant == Plant.VOLUME ? 20 : 1);
            long time = START + (long) minute * MINUTE + (long) i * MINUTE / count;
            Decimal at = new Decimal(Math.round(price * 100), 2);
            out.accept(new Tick(symbol, time, at, new Decimal(size, 0), null, null, null, null));
        }
        return START + (long) ++minute * MINUTE;
    }
}
