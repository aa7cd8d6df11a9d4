package io.stockpipeline.engine.history;

import java.util.Arrays;

/**
 * How a history is divided into chunks for storing, and which of them have changed since they were stored. Chunks are
 * numbered without gaps; a late tick makes its chunk longer and leaves the others as they are.
 */
final class ChunkLog {
    private final int capacity;
    private long firstNumber;
    private long[] starts = new long[8];
    private boolean[] changed = new boolean[8];
    /** Whether the last chunk has changed, apart from the others: nearly every tick changes it. */
    private boolean lastChanged;
    /** Index at which the last chunk is full; late ticks make it longer. */
    private long lastEnds = Long.MIN_VALUE;

    private int head;
    private int size;
    /** Numbers below this one have been removed from the store. */
    private long removedBefore;

    ChunkLog(int capacity) {
        this.capacity = capacity;
    }

    /** Goes on after a restart: chunks {@code firstNumber..}, each beginning at the given index. */
    void restore(long newFirstNumber) {
        firstNumber = newFirstNumber;
        removedBefore = newFirstNumber;
        head = 0;
        size = 0;
        lastEnds = Long.MIN_VALUE;
    }

    /** Numbers its chunks behind another log's, all of which are to be removed from the store. */
    void continueAfter(ChunkLog other) {
        restore(other.firstNumber + other.size);
        removedBefore = other.removedBefore;
    }

    /** A stored chunk that begins at the index. */
    void restored(long start) {
        push(start);
        lastChanged = false;
    }

    /** Answers whether the element begins a new chunk. */
    boolean appended(long index) {
        boolean begins = index >= lastEnds;
        if (begins) {
            push(index);
        }
        lastChanged = true;
        return begins;
    }

    void inserted(long index) {
        int chunk = size - 1;
        while (chunk > 0 && starts[head + chunk] > index) {
            starts[head + chunk]++;
            chunk--;
        }
        lastEnds = starts[head + size - 1] + capacity;
        change(chunk);
    }

    void changed(long index) {
        int chunk = size - 1;
        while (chunk > 0 && starts[head + chunk] > index) {
            chunk--;
        }
        change(chunk);
    }

    private void change(int chunk) {
        if (chunk == size - 1) {
            lastChanged = true;
        } else {
            changed[head + chunk] = true;
        }
    }

    /** Drops whole chunks whose every element lies before the index; answers where the first remaining one begins. */
    long dropBefore(long index) {
        while (size > 1 && starts[head + 1] <= index) {
            head++;
            size--;
            firstNumber++;
        }
        return starts[head];
    }

    int size() {
        return size;
    }

    long firstNumber() {
        return firstNumber;
    }

    long start(int chunk) {
        return starts[head + chunk];
    }

    boolean isChanged(int chunk) {
        return chunk == size - 1 ? lastChanged : changed[head + chunk];
    }

    long removedBefore() {
        return removedBefore;
    }

    /** Everything has been stored. */
    void stored() {
        lastChanged = false;
        Arrays.fill(changed, head, head + size, false);
        removedBefore = firstNumber;
    }

    /** Everything must be stored anew. */
    void allChanged() {
        lastChanged = true;
        Arrays.fill(changed, head, head + size, true);
    }

    private void push(long start) {
        if (head + size == starts.length) {
            int newLength = size > starts.length / 2 ? starts.length * 2 : starts.length;
            starts = Arrays.copyOf(Arrays.copyOfRange(starts, head, head + size), newLength);
            changed = Arrays.copyOf(Arrays.copyOfRange(changed, head, head + size), newLength);
            head = 0;
        }
        if (size > 0) {
            changed[head + size - 1] = lastChanged;
        }
        starts[head + size] = start;
        size++;
        lastEnds = start + capacity;
    }
}
