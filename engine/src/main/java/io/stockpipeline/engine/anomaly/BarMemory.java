package io.stockpipeline.engine.anomaly;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.state.SymbolStore;

/**
 * The last {@value #KEPT} bars' features, and how odd each was found: a ring of small whole numbers, numbered from 0 since the first bar.
 * In the store they lie in chunks of {@value #CHUNK} bars, some 11 bytes a bar, in {@value #SLOTS} places that are written over in turn:
 * nothing has to be removed. A new bar writes the last chunk only. The places have numbers below zero; chunks of ticks have others.
 */
final class BarMemory {
    static final int KEPT = 320;

    private static final int CHUNK = 16;
    /** One more than are full: the last one is being filled. */
    private static final int SLOTS = KEPT / CHUNK + 1;

    private static final int ROW = BarFeatures.COUNT + 1;
    private static final int ODDITY = BarFeatures.COUNT;

    private final int[] cells = new int[SLOTS * CHUNK * ROW];
    private long end;
    /** Bars before this one lie in the store. */
    private long stored;

    /** How many bars there have been. */
    long end() {
        return end;
    }

    /** The oldest bar that is kept. */
    long first() {
        return Math.max(0, end - KEPT);
    }

    /** The array of {@link #place}, to be written to. */
    int[] cells() {
        return cells;
    }

    /** Where in the array the bar's features begin. */
    int place(long index) {
        return (int) (index % (SLOTS * CHUNK)) * ROW;
    }

    double[] features(long index) {
        int place = place(index);
        double[] features = new double[BarFeatures.COUNT];
        for (int i = 0; i < features.length; i++) {
            features[i] = cells[place + i];
        }
        return features;
    }

    /** 0 of a bar that was not judged. */
    int oddity(long index) {
        return cells[place(index) + ODDITY];
    }

    /** The features at {@link #end} are complete. */
    void add(int oddity) {
        cells[place(end) + ODDITY] = oddity;
        end++;
    }

    void store(SymbolStore store, StateWriter scratch) {
        if (stored == end) {
            return;
        }
        for (long chunk = Math.max(stored, first()) / CHUNK; chunk * CHUNK < end; chunk++) {
            scratch.reset();
            for (long index = chunk * CHUNK; index < Math.min(end, (chunk + 1) * CHUNK); index++) {
                int place = place(index);
                for (int i = 0; i < ROW; i++) {
                    scratch.number(cells[place + i]);
                }
            }
            store.putChunk(slot(chunk), scratch.toByteArray());
        }
        stored = end;
    }

    /** Reads what was stored when there had been so many bars. */
    void restore(long newEnd, SymbolStore store) {
        end = newEnd;
        stored = newEnd;
        for (long chunk = first() / CHUNK; chunk * CHUNK < end; chunk++) {
            StateReader in = new StateReader(store.chunk(slot(chunk)));
            for (long index = chunk * CHUNK; index < Math.min(end, (chunk + 1) * CHUNK); index++) {
                int place = place(index);
                for (int i = 0; i < ROW; i++) {
                    cells[place + i] = (int) in.number();
                }
            }
        }
    }

    private static long slot(long chunk) {
        return -1 - chunk % SLOTS;
    }
}
