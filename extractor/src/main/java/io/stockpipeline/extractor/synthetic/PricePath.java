package io.stockpipeline.extractor.synthetic;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import java.util.SplittableRandom;

/**
 * One symbol's walk: S(i+1) = S(i) exp(-v^2 dt/2 + v sqrt(dt) z), geometric Brownian motion without drift. Steps use
 * {@code StrictMath} and the specified {@link SplittableRandom}, so the walk is the same on every machine and Java.
 */
final class PricePath {
    /** 252 trading days of six and a half hours: the year that a volatility is quoted for. */
    private static final double SECONDS_A_YEAR = 252 * 6.5 * 3600;

    private static final int CENTS = 2;
    private static final double LOWEST = 0.01;
    private static final double HIGHEST = 1e9;
    private static final int LARGEST_SIZE = 1000;

    private final String symbol;
    private final SplittableRandom random;
    /** Its own generator, so that a chance of late ticks changes no price. */
    private final SplittableRandom lateness;

    private final double drift;
    private final double diffusion;
    private double price;
    private int size;
    private boolean buy;

    /**
     * @param rate ticks a second
     * @param volatility a year, 0.2 being 20 %
     */
    PricePath(String symbol, long seed, double rate, double volatility) {
        this.symbol = symbol;
        SplittableRandom root = new SplittableRandom(seed ^ hash(symbol));
        random = root.split();
        lateness = root.split();
        double step = 1 / rate / SECONDS_A_YEAR;
        drift = -volatility * volatility * step / 2;
        diffusion = volatility * StrictMath.sqrt(step);
        price = 20 + 480 * random.nextDouble();
    }

    /** FNV-1a over the characters: unlike {@code String.hashCode} it spreads over 64 bits. */
    private static long hash(String text) {
        long hash = 0xcbf29ce484222325L;
        for (int i = 0; i < text.length(); i++) {
            hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
        }
        return hash;
    }

    void step() {
        price = Math.min(HIGHEST, Math.max(LOWEST, price * StrictMath.exp(drift + diffusion * gaussian())));
        size = random.nextInt(1, LARGEST_SIZE + 1);
        buy = random.nextBoolean();
    }

    /** Box and Muller's transform; the JDK's own nextGaussian is not specified and may change with its version. */
    private double gaussian() {
        double u = 1 - random.nextDouble();
        double v = random.nextDouble();
        return StrictMath.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * v);
    }

    /** How late this tick is, in milliseconds: 0 for most, else 1 to {@code max}. */
    long lateness(double probability, long max) {
        double chance = lateness.nextDouble();
        long late = lateness.nextLong(1, max + 1);
        return chance < probability ? late : 0;
    }

    String symbol() {
        return symbol;
    }

    Decimal price() {
        return new Decimal(Math.max(1, Math.round(price * 100)), CENTS);
    }

    Decimal size() {
        return new Decimal(size, 0);
    }

    Side side() {
        return buy ? Side.Buy : Side.Sell;
    }
}
