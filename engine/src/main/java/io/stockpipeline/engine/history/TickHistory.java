package io.stockpipeline.engine.history;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Tick;

/**
 * Every tick on its own: 32 bytes a tick, side by side in one array, since what is read of a tick is read at once and most of
 * the cost of a tick is waiting for memory. The array is a ring, so nothing moves but for a late tick.
 */
public final class TickHistory extends History {
    private static final int CHUNK = 64;

    /** Longs a tick: time, price, size, and both scales in one. */
    private static final int STRIDE = 4;

    private static final int PRICE = 1;
    private static final int SIZE = 2;
    private static final int SCALES = 3;
    private static final int SCALE_BITS = 8;
    private static final int SCALE_MASK = (1 << SCALE_BITS) - 1;

    /** Room for a number of ticks that is a power of two. */
    private long[] cells = new long[8 * STRIDE];

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
        int last = cells.length / STRIDE - 1;
        if (from <= free) {
            move(from, from + 1, free - from);
        } else {
            move(0, 1, free);
            move(last, 0, 1);
            move(from, from + 1, last - from);
        }
    }

    private void move(int from, int to, int count) {
        System.arraycopy(cells, from * STRIDE, cells, to * STRIDE, count * STRIDE);
    }

    /** Numbers are kept at the symbol's scale where that fits, so that sums need no multiplication. */
    private void set(int cell, Tick tick) {
        Decimal price = tick.price();
        int priceShift = scales.price() - price.scale();
        boolean priceFits = Scales.fits(price.unscaled(), priceShift);
        int priceScale = priceFits ? scales.price() : price.scale();
        Decimal size = tick.size();
        long sizeDigits = size == null ? 0 : size.unscaled();
        int sizeShift = size == null ? 0 : scales.size() - size.scale();
        boolean sizeFits = Scales.fits(sizeDigits, sizeShift);
        int sizeScale = size == null || sizeFits ? scales.size() : size.scale();
        cells[cell] = tick.time();
        cells[cell + PRICE] = priceFits ? price.unscaled() * PowersOfTen.of(priceShift) : price.unscaled();
        cells[cell + SIZE] = sizeFits ? sizeDigits * PowersOfTen.of(sizeShift) : sizeDigits;
        cells[cell + SCALES] = scales(priceScale, sizeScale);
    }

    private static long scales(int price, int size) {
        return (long) price << SCALE_BITS | size;
    }

    private static int priceScale(long scales) {
        return (int) (scales >> SCALE_BITS);
    }

    private static int sizeScale(long scales) {
        return (int) scales & SCALE_MASK;
    }

    @Override
    public void addTo(Aggregate aggregate, long index) {
        int cell = cell(index);
        long both = cells[cell + SCALES];
        aggregate.add(cells[cell + PRICE], priceScale(both), cells[cell + SIZE], sizeScale(both));
    }

    @Override
    public void removeFrom(Aggregate aggregate, long index) {
        int cell = cell(index);
        long both = cells[cell + SCALES];
        aggregate.remove(cells[cell + PRICE], priceScale(both), cells[cell + SIZE], sizeScale(both));
    }

    @Override
    public void includeIn(PriceRange range, long index) {
        int cell = cell(index);
        range.include(cells[cell + PRICE], priceScale(cells[cell + SCALES]));
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
        long both = -1;
        for (long index = from; index < to; index++) {
            int cell = cell(index);
            boolean scaled = cells[cell + SCALES] != both;
            // Times never fall, so the lowest bit is free to say that scales follow.
            out.natural((cells[cell] - time) << 1 | (scaled ? 1 : 0));
            if (scaled) {
                both = cells[cell + SCALES];
                out.natural(both);
            }
            out.number(cells[cell + PRICE] - price).natural(cells[cell + SIZE]);
            time = cells[cell];
            price = cells[cell + PRICE];
        }
    }

    @Override
    int decode(StateReader in) {
        int count = in.count();
        long time = 0;
        long price = 0;
        long both = 0;
        for (int i = 0; i < count; i++) {
            makeRoom();
            int cell = cell(end++);
            long coded = in.natural();
            time += coded >>> 1;
            if ((coded & 1) != 0) {
                both = in.natural();
            }
            price += in.number();
            cells[cell] = time;
            cells[cell + PRICE] = price;
            cells[cell + SIZE] = in.natural();
            cells[cell + SCALES] = both;
            lastTime = time;
        }
        return count;
    }

    private int slot(long index) {
        return (int) index & (cells.length / STRIDE - 1);
    }

    private int cell(long index) {
        return (int) (index * STRIDE) & (cells.length - 1);
    }

    /** For one tick more. */
    private void makeRoom() {
        if (end - first < cells.length / STRIDE) {
            return;
        }
        long[] old = cells;
        cells = new long[old.length * 2];
        for (long index = first; index < end; index++) {
            int from = (int) (index * STRIDE) & (old.length - 1);
            System.arraycopy(old, from, cells, cell(index), STRIDE);
        }
    }
}
