package io.stockpipeline.engine.history;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Tick;
import java.util.Arrays;

/**
 * Every tick on its own: 32 bytes a tick, side by side in one array, since what is read of a tick is read at once and most of
 * the cost of a tick is waiting for memory.
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

    private long[] cells = new long[16 * STRIDE];
    /** Cell of the first tick, and behind the last one. */
    private int head;

    private int tail;
    /** Index of the tick at cell 0. */
    private long base;

    public TickHistory(Scales scales) {
        super(scales, CHUNK);
    }

    @Override
    public long first() {
        return base + head / STRIDE;
    }

    @Override
    public long end() {
        return base + tail / STRIDE;
    }

    @Override
    public long time(long index) {
        return cells[cell(index)];
    }

    @Override
    public long record(Tick tick) {
        lastWasNew(true);
        makeRoom();
        if (head == tail || tick.time() >= cells[tail - STRIDE]) {
            set(tail, tick);
            tail += STRIDE;
            chunks.appended(end() - 1);
            return end() - 1;
        }
        long index = firstAfter(tick.time());
        int cell = cell(index);
        System.arraycopy(cells, cell, cells, cell + STRIDE, tail - cell);
        tail += STRIDE;
        set(cell, tick);
        chunks.inserted(index);
        return index;
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
        head = cell(index);
    }

    @Override
    void encode(long from, long to, StateWriter out) {
        out.natural(to - from);
        long time = 0;
        long price = 0;
        long both = -1;
        for (int cell = cell(from); cell < cell(to); cell += STRIDE) {
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
            long coded = in.natural();
            time += coded >>> 1;
            if ((coded & 1) != 0) {
                both = in.natural();
            }
            price += in.number();
            cells[tail] = time;
            cells[tail + PRICE] = price;
            cells[tail + SIZE] = in.natural();
            cells[tail + SCALES] = both;
            tail += STRIDE;
        }
        return count;
    }

    private int cell(long index) {
        return (int) (index - base) * STRIDE;
    }

    private void makeRoom() {
        if (tail < cells.length) {
            return;
        }
        int used = tail - head;
        int capacity = used > cells.length / 2 ? cells.length * 2 : cells.length;
        cells = Arrays.copyOf(Arrays.copyOfRange(cells, head, tail), capacity);
        base += head / STRIDE;
        head = 0;
        tail = used;
    }
}
