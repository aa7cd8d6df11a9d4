package io.stockpipeline.console.view;

import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * One symbol's trades, prices and volume by minute and side, over the last minutes. A minute has its place by its number; what stood
 * there before is gone. Not thread-safe.
 */
final class SideSums {
    /** An hour of full minutes, the running one, and some that late ticks may still reach. */
    static final int MINUTES = 75;

    static final long MINUTE = 60_000;
    /** In this order; the last is that of a venue which tells no side. */
    private static final List<Optional<Side>> ORDER =
            List.of(Optional.of(Side.Buy), Optional.of(Side.Sell), Optional.empty());

    private static final int SIDES = ORDER.size();

    private final long[] minutes = new long[MINUTES];
    private final int[] trades = new int[MINUTES * SIDES];
    private final DecimalCells prices = new DecimalCells(MINUTES * SIDES);
    private final DecimalCells volumes = new DecimalCells(MINUTES * SIDES);

    SideSums() {
        Arrays.fill(minutes, Long.MIN_VALUE);
    }

    void add(Tick tick) {
        long minute = Math.floorDiv(tick.time(), MINUTE);
        int slot = Math.floorMod(minute, MINUTES);
        if (minutes[slot] > minute) {
            return;
        }
        if (minutes[slot] < minute) {
            minutes[slot] = minute;
            for (int i = slot * SIDES; i < (slot + 1) * SIDES; i++) {
                trades[i] = 0;
                prices.clear(i);
                volumes.clear(i);
            }
        }
        int cell = slot * SIDES + ORDER.indexOf(Optional.ofNullable(tick.side()));
        trades[cell]++;
        prices.add(cell, trimmed(tick.price()));
        Decimal size = tick.size();
        if (size != null) {
            volumes.add(cell, size.unscaled(), size.scale());
        }
    }

    /** Zeros that a venue pads its prices with would need digits for nothing. */
    private static BigDecimal trimmed(Decimal price) {
        return HeldBar.trimmed(price.toBigDecimal());
    }

    /** Adds up a side's minutes within [from, to), both whole minutes. */
    SideTotal total(int side, long from, long to) {
        long count = 0;
        BigDecimal price = BigDecimal.ZERO;
        BigDecimal volume = BigDecimal.ZERO;
        for (long minute = from / MINUTE; minute < to / MINUTE; minute++) {
            int slot = Math.floorMod(minute, MINUTES);
            int cell = slot * SIDES + side;
            if (minutes[slot] == minute && trades[cell] > 0) {
                count += trades[cell];
                price = price.add(prices.getOrZero(cell));
                volume = volume.add(volumes.getOrZero(cell));
            }
        }
        return new SideTotal(ORDER.get(side).orElse(null), count, price, volume);
    }

    /** Starts of the minutes within [from, to) that have a trade, in no order. */
    List<Long> minutes(long from, long to) {
        List<Long> starts = new ArrayList<>();
        if (to / MINUTE - from / MINUTE < MINUTES) {
            for (long minute = Math.floorDiv(from, MINUTE); minute * MINUTE < to; minute++) {
                addKnown(minute, from, to, starts);
            }
        } else {
            for (long minute : minutes) {
                addKnown(minute, from, to, starts);
            }
        }
        return starts;
    }

    private void addKnown(long minute, long from, long to, List<Long> starts) {
        boolean known = minute != Long.MIN_VALUE && minutes[Math.floorMod(minute, MINUTES)] == minute;
        if (known && minute * MINUTE >= from && minute * MINUTE < to) {
            starts.add(minute * MINUTE);
        }
    }

    /** Number of trades within [from, to), of all sides. */
    long trades(long from, long to) {
        long sum = 0;
        for (int side = 0; side < SIDES; side++) {
            sum += total(side, from, to).trades();
        }
        return sum;
    }

    /** Their volume. */
    BigDecimal volume(long from, long to) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int side = 0; side < SIDES; side++) {
            sum = sum.add(total(side, from, to).volume());
        }
        return sum;
    }

    /** All sides, the unknown one last. */
    static int sides() {
        return SIDES;
    }
}
