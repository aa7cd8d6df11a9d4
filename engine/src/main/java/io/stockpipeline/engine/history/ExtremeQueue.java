package io.stockpipeline.engine.history;

import io.stockpipeline.engine.exact.Products;
import io.stockpipeline.model.number.Figure;

/**
 * The least or greatest price of windows that end at the newest tick, in amortised constant time: a queue of the prices that
 * can still become the extreme, by ascending key (a time, or a position) and monotonic price. The first whose key lies in a
 * window is that window's extreme, so one queue serves windows of every length.
 */
public final class ExtremeQueue {
    /** Longs an entry: key, price, scale; side by side, as they are read. */
    private static final int STRIDE = 3;

    private static final int PRICE = 1;
    private static final int SCALE = 2;

    private final boolean greatest;
    private long[] cells = new long[16 * STRIDE];
    private int head;
    private int tail;
    /** Position of the entry at cell 0; an entry keeps its position until it is replaced or a late one comes before it. */
    private long base;

    private ExtremeQueue(boolean greatest) {
        this.greatest = greatest;
    }

    public static ExtremeQueue ofLeast() {
        return new ExtremeQueue(false);
    }

    public static ExtremeQueue ofGreatest() {
        return new ExtremeQueue(true);
    }

    public void clear() {
        head = 0;
        tail = 0;
        base = 0;
    }

    /** Takes a price in; a late one is put where its key belongs. */
    public void push(long key, long price, int scale) {
        makeRoom();
        if (head == tail || key >= cells[tail - STRIDE]) {
            tail = firstDominated(tail, price, scale);
            set(tail, key, price, scale);
            tail += STRIDE;
        } else {
            pushLate(key, price, scale);
        }
    }

    private void pushLate(long key, long price, int scale) {
        int to = tail;
        while (to > head && cells[to - STRIDE] > key) {
            to -= STRIDE;
        }
        if (to < tail && dominates(cells[to + PRICE], (int) cells[to + SCALE], price, scale)) {
            return;
        }
        int from = firstDominated(to, price, scale);
        int behind = tail - to;
        System.arraycopy(cells, to, cells, from + STRIDE, behind);
        set(from, key, price, scale);
        tail = from + STRIDE + behind;
    }

    /** Where the run of entries before {@code end} begins that the price makes needless. */
    private int firstDominated(int end, long price, int scale) {
        int from = end;
        while (from > head
                && dominates(price, scale, cells[from - STRIDE + PRICE], (int) cells[from - STRIDE + SCALE])) {
            from -= STRIDE;
        }
        return from;
    }

    private void set(int cell, long key, long price, int scale) {
        cells[cell] = key;
        cells[cell + PRICE] = price;
        cells[cell + SCALE] = scale;
    }

    /** Forgets prices whose key is at or before the given one. */
    public void forget(long upToKey) {
        while (head < tail && cells[head] <= upToKey) {
            head += STRIDE;
        }
    }

    public void first(Figure out) {
        show(head, out);
    }

    /**
     * Position of the first price with a key after the given one; there is one.
     *
     * @param from where it was at the last call: positions only grow while no late price comes
     */
    public long advance(long from, long afterKey) {
        int cell = Math.min(Math.max(head, cell(from)), tail - STRIDE);
        while (cells[cell] <= afterKey) {
            cell += STRIDE;
        }
        return base + cell / STRIDE;
    }

    /** Position of the oldest price, where {@link #advance} may begin when nothing is known. */
    public long start() {
        return base + head / STRIDE;
    }

    /** The price at a position. */
    public void at(long position, Figure out) {
        show(cell(position), out);
    }

    private void show(int cell, Figure out) {
        out.set(cells[cell + PRICE], (int) cells[cell + SCALE]);
    }

    private int cell(long position) {
        return (int) (position - base) * STRIDE;
    }

    private boolean dominates(long price, int scale, long other, int otherScale) {
        int comparison = Products.compareDecimals(price, scale, other, otherScale);
        return greatest ? comparison >= 0 : comparison <= 0;
    }

    private void makeRoom() {
        if (tail < cells.length) {
            return;
        }
        int used = tail - head;
        long[] roomy = used > cells.length / 2 ? new long[cells.length * 2] : cells;
        System.arraycopy(cells, head, roomy, 0, used);
        cells = roomy;
        base += head / STRIDE;
        head = 0;
        tail = used;
    }
}
