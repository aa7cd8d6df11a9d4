package io.stockpipeline.engine.history;

import io.stockpipeline.engine.exact.Products;
import io.stockpipeline.model.number.Figure;
import java.util.Arrays;

/**
 * The least or greatest price of a sliding window in amortised constant time: a queue of the prices that can still
 * become the extreme, by ascending key (a time, or a position) and monotonic price. The first is the extreme.
 */
public final class ExtremeQueue {
    private final boolean greatest;
    private long[] keys = new long[16];
    private long[] prices = new long[16];
    private byte[] scales = new byte[16];
    private int head;
    private int tail;

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
    }

    /** Takes a price in; a late one is put where its key belongs. */
    public void push(long key, long price, int scale) {
        makeRoom();
        if (head == tail || key >= keys[tail - 1]) {
            int last = tail;
            while (last > head && dominates(price, scale, prices[last - 1], scales[last - 1])) {
                last--;
            }
            keys[last] = key;
            prices[last] = price;
            scales[last] = (byte) scale;
            tail = last + 1;
            return;
        }
        pushLate(key, price, scale);
    }

    private void pushLate(long key, long price, int scale) {
        int at = tail;
        while (at > head && keys[at - 1] > key) {
            at--;
        }
        if (at < tail && dominates(prices[at], scales[at], price, scale)) {
            return;
        }
        int from = at;
        while (from > head && dominates(price, scale, prices[from - 1], scales[from - 1])) {
            from--;
        }
        replace(from, at, key, price, scale);
    }

    /** Forgets prices whose key is at or before the given one. */
    public void forget(long upToKey) {
        while (head < tail && keys[head] <= upToKey) {
            head++;
        }
    }

    public void first(Figure out) {
        out.set(prices[head], scales[head]);
    }

    private boolean dominates(long price, int scale, long other, int otherScale) {
        int comparison = Products.compareDecimals(price, scale, other, otherScale);
        return greatest ? comparison >= 0 : comparison <= 0;
    }

    /** Puts one entry in the place of those in [from, to). */
    private void replace(int from, int to, long key, long price, int scale) {
        int behind = tail - to;
        System.arraycopy(keys, to, keys, from + 1, behind);
        System.arraycopy(prices, to, prices, from + 1, behind);
        System.arraycopy(scales, to, scales, from + 1, behind);
        keys[from] = key;
        prices[from] = price;
        scales[from] = (byte) scale;
        tail = from + 1 + behind;
    }

    private void makeRoom() {
        if (tail < keys.length) {
            return;
        }
        int count = tail - head;
        int capacity = count > keys.length / 2 ? keys.length * 2 : keys.length;
        keys = Arrays.copyOf(Arrays.copyOfRange(keys, head, tail), capacity);
        prices = Arrays.copyOf(Arrays.copyOfRange(prices, head, tail), capacity);
        scales = Arrays.copyOf(Arrays.copyOfRange(scales, head, tail), capacity);
        head = 0;
        tail = count;
    }
}
