package io.stockpipeline.engine.history;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Tick;
import java.util.Arrays;

/** Every tick on its own, in parallel arrays of primitives: 26 bytes a tick. */
public final class TickHistory extends History {
    private static final int CHUNK = 64;

    private long[] times = new long[16];
    private long[] prices = new long[16];
    private byte[] priceScales = new byte[16];
    private long[] sizes = new long[16];
    private byte[] sizeScales = new byte[16];
    /** Position of the first tick in the arrays, and behind the last one. */
    private int head;

    private int tail;
    /** Index of the tick at array position 0. */
    private long base;

    public TickHistory(Scales scales) {
        super(scales, CHUNK);
    }

    @Override
    public long first() {
        return base + head;
    }

    @Override
    public long end() {
        return base + tail;
    }

    @Override
    public long time(long index) {
        return times[at(index)];
    }

    @Override
    public long record(Tick tick) {
        long time = tick.time();
        lastWasNew(true);
        makeRoom();
        if (head == tail || time >= times[tail - 1]) {
            set(tail++, tick);
            chunks.appended(end() - 1);
            return end() - 1;
        }
        long index = firstAfter(time);
        int at = at(index);
        int moved = tail - at;
        System.arraycopy(times, at, times, at + 1, moved);
        System.arraycopy(prices, at, prices, at + 1, moved);
        System.arraycopy(priceScales, at, priceScales, at + 1, moved);
        System.arraycopy(sizes, at, sizes, at + 1, moved);
        System.arraycopy(sizeScales, at, sizeScales, at + 1, moved);
        tail++;
        set(at, tick);
        chunks.inserted(index);
        return index;
    }

    /** Numbers are kept at the symbol's scale where that fits, so that sums need no multiplication. */
    private void set(int at, Tick tick) {
        times[at] = tick.time();
        Decimal price = tick.price();
        int priceShift = scales.price() - price.scale();
        boolean priceFits = Scales.fits(price.unscaled(), priceShift);
        prices[at] = priceFits ? price.unscaled() * PowersOfTen.of(priceShift) : price.unscaled();
        priceScales[at] = (byte) (priceFits ? scales.price() : price.scale());
        Decimal size = tick.size();
        long sizeDigits = size == null ? 0 : size.unscaled();
        int sizeScale = size == null ? scales.size() : size.scale();
        int sizeShift = scales.size() - sizeScale;
        boolean sizeFits = Scales.fits(sizeDigits, sizeShift);
        sizes[at] = sizeFits ? sizeDigits * PowersOfTen.of(sizeShift) : sizeDigits;
        sizeScales[at] = (byte) (sizeFits ? scales.size() : sizeScale);
    }

    @Override
    public void addTo(Aggregate aggregate, long index) {
        int at = at(index);
        aggregate.add(prices[at], priceScales[at], sizes[at], sizeScales[at]);
    }

    @Override
    public void removeFrom(Aggregate aggregate, long index) {
        int at = at(index);
        aggregate.remove(prices[at], priceScales[at], sizes[at], sizeScales[at]);
    }

    @Override
    public void includeIn(PriceRange range, long index) {
        int at = at(index);
        range.include(prices[at], priceScales[at]);
    }

    /** The tick's price as an unscaled number; see {@link #priceScale}. */
    public long price(long index) {
        return prices[at(index)];
    }

    public int priceScale(long index) {
        return priceScales[at(index)];
    }

    @Override
    void rescale(int priceShift, int sizeShift) {
        // Each tick carries its own scale: nothing to do.
    }

    @Override
    void dropBefore(long index) {
        head = at(index);
    }

    @Override
    void encode(long from, long to, StateWriter out) {
        out.natural(to - from);
        long time = 0;
        long price = 0;
        int priceScale = 0;
        int sizeScale = 0;
        for (int i = at(from); i < at(to); i++) {
            boolean scaled = i == at(from) || priceScales[i] != priceScale || sizeScales[i] != sizeScale;
            // Times never fall, so the lowest bit is free to say that scales follow.
            out.natural((times[i] - time) << 1 | (scaled ? 1 : 0));
            if (scaled) {
                priceScale = priceScales[i];
                sizeScale = sizeScales[i];
                out.natural(priceScale).natural(sizeScale);
            }
            out.number(prices[i] - price).natural(sizes[i]);
            time = times[i];
            price = prices[i];
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
            long coded = in.natural();
            time += coded >>> 1;
            if ((coded & 1) != 0) {
                priceScale = in.count();
                sizeScale = in.count();
            }
            price += in.number();
            times[tail] = time;
            prices[tail] = price;
            priceScales[tail] = (byte) priceScale;
            sizes[tail] = in.natural();
            sizeScales[tail] = (byte) sizeScale;
            tail++;
        }
        return count;
    }

    private int at(long index) {
        return (int) (index - base);
    }

    private void makeRoom() {
        if (tail < times.length) {
            return;
        }
        int count = tail - head;
        int capacity = count > times.length / 2 ? times.length * 2 : times.length;
        times = Arrays.copyOf(Arrays.copyOfRange(times, head, tail), capacity);
        prices = Arrays.copyOf(Arrays.copyOfRange(prices, head, tail), capacity);
        priceScales = Arrays.copyOf(Arrays.copyOfRange(priceScales, head, tail), capacity);
        sizes = Arrays.copyOf(Arrays.copyOfRange(sizes, head, tail), capacity);
        sizeScales = Arrays.copyOf(Arrays.copyOfRange(sizeScales, head, tail), capacity);
        base += head;
        head = 0;
        tail = count;
    }
}
