package io.stockpipeline.engine.reference;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A random feed of one symbol: ticks out of order within grace and beyond it, equal times, repeats, gaps, prices of
 * every scale up to 18 digits, with and without sizes and ids.
 */
final class RandomFeed {
    private static final long MOST_DIGITS = 999_999_999_999_999_999L;

    private final Random random;
    private final int step;
    private final int lateness;
    private final int prices;
    private final int ids;
    private final int baseScale;
    private long now;
    private long walk;
    private int number;

    private RandomFeed(Random random) {
        this.random = random;
        step = List.of(1, 3, 50, 400, 3_000).get(random.nextInt(5));
        lateness = List.of(1, 5, 100, 2_000, 20_000).get(random.nextInt(5));
        prices = random.nextInt(6);
        ids = random.nextInt(4);
        baseScale = random.nextInt(5);
        now = random.nextInt(4) == 0 ? random.nextInt(50) : 1_700_000_000_000L + random.nextInt(1_000_000);
        walk = 10_000 + random.nextInt(100_000);
        number = random.nextInt(1000);
    }

    static List<Tick> ticks(Random random, int count) {
        RandomFeed feed = new RandomFeed(random);
        List<Tick> ticks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            boolean repeat = i > 0 && random.nextInt(12) == 0;
            ticks.add(repeat ? ticks.get(Math.max(0, i - 1 - random.nextInt(20))) : feed.next());
        }
        return ticks;
    }

    private Tick next() {
        long time = time();
        return new Tick("AAPL", time, price(), size(), side(), id(), null, currency());
    }

    private long time() {
        int kind = random.nextInt(20);
        if (kind < 3) {
            return Math.max(0, now - random.nextInt(lateness + 1));
        }
        if (kind > 4) {
            now += random.nextInt(step + 1);
        }
        if (kind == 19) {
            now += random.nextInt(step * 100);
        }
        return now;
    }

    private Decimal price() {
        walk = Math.max(1, walk + random.nextInt(401) - 200);
        return switch (prices) {
            case 0 -> new Decimal(walk, 2);
            case 1 -> new Decimal(walk, random.nextInt(5));
            case 2 -> new Decimal(1 + random.nextInt(3), Decimal.MAX_SCALE - random.nextInt(3));
            case 3 -> new Decimal(MOST_DIGITS - random.nextInt(1000), random.nextInt(Decimal.MAX_SCALE + 1));
            case 4 -> new Decimal(List.of(1000L, 1005L, 1010L, 995L).get(random.nextInt(4)), random.nextInt(3));
            default -> new Decimal(1 + Math.floorMod(random.nextLong(), MOST_DIGITS), baseScale);
        };
    }

    private Decimal size() {
        return switch (random.nextInt(6)) {
            case 0 -> null;
            case 1 -> new Decimal(0, random.nextInt(3));
            case 2 -> new Decimal(Math.floorMod(random.nextLong(), MOST_DIGITS), random.nextInt(13));
            default -> new Decimal(random.nextInt(500), random.nextInt(4));
        };
    }

    private Side side() {
        return random.nextInt(3) == 0 ? null : random.nextBoolean() ? Side.Buy : Side.Sell;
    }

    private String currency() {
        return random.nextInt(3) > 0 ? null : random.nextInt(20) == 0 ? "EUR" : "USD";
    }

    private String id() {
        number++;
        return switch (ids) {
            case 0 -> Integer.toString(number);
            case 1 -> "t-" + random.nextInt(60);
            // Out of order; at times from further back than numbers are told apart.
            case 2 ->
                random.nextInt(3) == 0
                        ? null
                        : Integer.toString(Math.max(0, number - random.nextInt(random.nextInt(10) == 0 ? 400 : 3)));
            default -> random.nextBoolean() ? "t-" + number : Integer.toString(number);
        };
    }
}
