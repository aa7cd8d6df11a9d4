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
    }

    /** Numbers its chunks behind another log's, all of which are to be removed from the store. */
    void continueAfter(ChunkLog other) {
        restore(other.firstNumber + other.size);
        removedBefore = other.removedBefore;
    }

    /** A stored chunk that begins at the index. */
    void restored(long start) {
        push(start);
        changed[head + size - 1] = false;
    }

    void appended(long index) {
        if (size == 0 || index - starts[head + size - 1] >= capacity) {
            push(index);
        }
        changed[head + size - 1] = true;
    }

    void inserted(long index) {
        int chunk = size - 1;
        while (chunk > 0 && starts[head + chunk] > index) {
            starts[head + chunk]++;
            chunk--;
        }
        changed[head + chunk] = true;
    }

    void changed(long index) {
        int chunk = size - 1;
        while (chunk > 0 && starts[head + chunk] > index) {
            chunk--;
        }
        changed[head + chunk] = true;
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
        return changed[head + chunk];
    }

    long removedBefore() {
        return removedBefore;
    }

    /** Everything has been stored. */
    void stored() {
        Arrays.fill(changed, head, head + size, false);
        removedBefore = firstNumber;
    }

    /** Everything must be stored anew. */
    void allChanged() {
        Arrays.fill(changed, head, head + size, true);
    }

    private void push(long start) {
        if (head + size == starts.length) {
            int newLength = size > starts.length / 2 ? starts.length * 2 : starts.length;
            starts = Arrays.copyOf(Arrays.copyOfRange(starts, head, head + size), newLength);
            changed = Arrays.copyOf(Arrays.copyOfRange(changed, head, head + size), newLength);
            head = 0;
        }
        starts[head + size] = start;
        changed[head + size] = true;
        size++;
    }
}
