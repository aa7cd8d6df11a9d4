package io.stockpipeline.engine.history;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Tick;

/**
 * Every tick on its own: 24 bytes a tick, side by side in one array, since what is read of a tick is read at once and most of
 * the cost of a tick is waiting for memory. The array is a ring, so nothing moves but for a late tick.
 */
public final class TickHistory extends History {
    private static final int CHUNK = 64;

    /** Longs a tick: time, price, size. */
    private static final int STRIDE = 3;

    private static final int PRICE = 1;
    private static final int SIZE = 2;
    /** A number's scale stands in its lowest bits, its digits above: 18 digits take 60 bits, 12 decimals four. */
    private static final int SCALE_BITS = 4;

    private static final int SCALE_MASK = (1 << SCALE_BITS) - 1;
    private static final long MOST_DIGITS = -1L >>> SCALE_BITS;
    /** In the stored form both scales stand in one number. */
    private static final int STORED_SCALE_BITS = 8;

    /** The ring's last slot; slots are a power of two. */
    private int lastSlot = 7;

    private long[] cells = new long[(lastSlot + 1) * STRIDE];

    private long first;
    private long end;
    /** Time of the newest tick. */
    private long lastTime = Long.MIN_VALUE;

    public TickHistory(Scales scales) {
        super(scales, CHUNK);
    }

    @Override
    public long first() {
        return first;
    }

    @Override
    public long end() {
        return end;
    }

    @Override
    public long time(long index) {
        return cells[cell(index)];
    }

    @Override
    public boolean containsTime(long time) {
        // Most ticks are newer than all others: no search for them.
        return time <= lastTime && super.containsTime(time);
    }

    @Override
    public long record(Tick tick) {
        lastWasNew(true);
        makeRoom();
        if (tick.time() >= lastTime) {
            long index = end++;
            set(cell(index), tick);
            lastTime = tick.time();
            appended(index);
            return index;
        }
        long index = firstAfter(tick.time());
        shiftUp(slot(index), slot(end));
        end++;
        set(cell(index), tick);
        inserted(index);
        return index;
    }

    /** Moves the ticks from a slot on one slot further, into the free one at {@code free}. */
    private void shiftUp(int from, int free) {
        if (from <= free) {
            move(from, from + 1, free - from);
        } else {
            move(0, 1, free);
            move(lastSlot, 0, 1);
            move(from, from + 1, lastSlot - from);
        }
    }

    private void move(int from, int to, int count) {
        System.arraycopy(cells, from * STRIDE, cells, to * STRIDE, count * STRIDE);
    }

    private void set(int cell, Tick tick) {
        Decimal size = tick.size();
        cells[cell] = tick.time();
        cells[cell + PRICE] = packed(tick.price(), scales.price());
        cells[cell + SIZE] = size == null ? packed(0, scales.size()) : packed(size, scales.size());
    }

    /** A number at the symbol's scale where it fits, so that sums need no multiplication; else at its own. */
    private static long packed(Decimal number, int wantedScale) {
        long digits = number.unscaled();
        int shift = wantedScale - number.scale();
        if (shift == 0) {
            return packed(digits, wantedScale);
        }
        return digits <= MOST_DIGITS / PowersOfTen.of(shift)
                ? packed(digits * PowersOfTen.of(shift), wantedScale)
                : packed(digits, number.scale());
    }

    private static long packed(long digits, int scale) {
        return digits << SCALE_BITS | scale;
    }

    private static long digits(long packed) {
        return packed >>> SCALE_BITS;
    }

    private static int scale(long packed) {
        return (int) packed & SCALE_MASK;
    }

    @Override
    public void addTo(Aggregate aggregate, long index) {
        int cell = cell(index);
        long price = cells[cell + PRICE];
        long size = cells[cell + SIZE];
        aggregate.add(digits(price), scale(price), digits(size), scale(size));
    }

    @Override
    public void removeFrom(Aggregate aggregate, long index) {
        int cell = cell(index);
        long price = cells[cell + PRICE];
        long size = cells[cell + SIZE];
        aggregate.remove(digits(price), scale(price), digits(size), scale(size));
    }

    @Override
    public void includeIn(PriceRange range, long index) {
        long price = cells[cell(index) + PRICE];
        range.include(digits(price), scale(price));
    }

    @Override
    void rescale(int priceShift, int sizeShift) {
        // Each tick carries its own scales: nothing to do.
    }

    @Override
    void dropBefore(long index) {
        first = index;
    }

    @Override
    void encode(long from, long to, StateWriter out) {
        out.natural(to - from);
        long time = 0;
        long price = 0;
        long scales = -1;
        for (long index = from; index < to; index++) {
            int cell = cell(index);
            long both = (long) scale(cells[cell + PRICE]) << STORED_SCALE_BITS | scale(cells[cell + SIZE]);
            boolean scaled = both != scales;
            // Times never fall, so the lowest bit is free to say that scales follow.
            out.natural((cells[cell] - time) << 1 | (scaled ? 1 : 0));
            if (scaled) {
                scales = both;
                out.natural(both);
            }
            out.number(digits(cells[cell + PRICE]) - price).natural(digits(cells[cell + SIZE]));
            time = cells[cell];
            price = digits(cells[cell + PRICE]);
        }
    }

    @Override
    int decode(StateReader in) {
        int count = in.count();
        long time = 0;
        long price = 0;
        int priceScale = 0;
        int sizeScale = 0;
        for (int i = 0; i < count; i++) {
            makeRoom();
            int cell = cell(end++);
            long coded = in.natural();
            time += coded >>> 1;
            if ((coded & 1) != 0) {
                int both = in.count();
                priceScale = both >> STORED_SCALE_BITS;
                sizeScale = both & ((1 << STORED_SCALE_BITS) - 1);
            }
            price += in.number();
            cells[cell] = time;
            cells[cell + PRICE] = packed(price, priceScale);
            cells[cell + SIZE] = packed(in.natural(), sizeScale);
            lastTime = time;
        }
        return count;
    }

    private int slot(long index) {
        return (int) index & lastSlot;
    }

    private int cell(long index) {
        return slot(index) * STRIDE;
    }

    /** For one tick more. */
    private void makeRoom() {
        if (end - first <= lastSlot) {
            return;
        }
        long[] old = cells;
        int lastOld = lastSlot;
        lastSlot = 2 * lastOld + 1;
        cells = new long[(lastSlot + 1) * STRIDE];
        for (long index = first; index < end; index++) {
            System.arraycopy(old, ((int) index & lastOld) * STRIDE, cells, cell(index), STRIDE);
        }
    }
}
