package io.stockpipeline.console.api;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * Random ticks of some symbols over some hours: bursts and silences (whole hours too), late ones, equal times, with and without size,
 * side and id, and many of them right before and after the borders of minutes and hours.
 */
final class RandomMarket {
    private static final long HOUR = 3_600_000;
    private static final long MINUTE = 60_000;

    private final Random random;

    RandomMarket(long seed) {
        random = new Random(seed);
    }

    /**
     * Ticks within [from, to), in the order they arrive: nowhere more than 20 s behind the latest one.
     *
     * @param each how many of a symbol, roughly
     */
    List<Tick> ticks(List<String> symbols, long from, long to, int each) {
        List<Tick> all = new ArrayList<>();
        for (String symbol : symbols) {
            all.addAll(ticksOf(symbol, from, to, each));
        }
        return all;
    }

    /** The same, without a silence that is longer than a minute or so. */
    List<Tick> dense(List<String> symbols, long from, long to, int eachMinute) {
        List<Tick> all = new ArrayList<>();
        for (long minute = from; minute < to; minute += MINUTE) {
            all.addAll(ticks(symbols, minute, Math.min(to, minute + MINUTE), eachMinute));
        }
        return all;
    }

    private List<Tick> ticksOf(String symbol, long from, long to, int each) {
        List<Tick> ticks = new ArrayList<>();
        int scale = random.nextInt(4);
        long cents = 5_000 + random.nextInt(20_000);
        long step = Math.max(1, (to - from) / each);
        long latest = from;
        for (long time = from; time < to; time += 1 + random.nextInt((int) (2 * step))) {
            if (random.nextInt(40) == 0) {
                time += random.nextInt((int) (2 * HOUR));
            }
            long at = switch (random.nextInt(10)) {
                case 0 -> Math.floorDiv(time, MINUTE) * MINUTE;
                case 1 -> Math.floorDiv(time, MINUTE) * MINUTE - 1;
                case 2 -> Math.floorDiv(time, HOUR) * HOUR;
                case 3 -> time - random.nextInt(20_000);
                default -> time;
            };
            if (at < from || at >= to || at < latest - 20_000) {
                continue;
            }
            latest = Math.max(latest, at);
            cents = Math.max(100, cents + random.nextInt(101) - 50);
            ticks.add(tick(symbol, at, new Decimal(cents, scale), ticks.size()));
        }
        return ticks;
    }

    private Tick tick(String symbol, long time, Decimal price, int number) {
        Decimal size = random.nextInt(6) == 0 ? null : new Decimal(random.nextInt(900), random.nextInt(3));
        Side side = switch (random.nextInt(5)) {
            case 0 -> null;
            case 1, 2 -> Side.Buy;
            default -> Side.Sell;
        };
        String id = random.nextInt(4) == 0 ? null : symbol + number;
        return new Tick(symbol, time, price, size, side, id, null, null);
    }
}
