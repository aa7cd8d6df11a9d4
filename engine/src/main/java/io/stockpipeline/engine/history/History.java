package io.stockpipeline.engine.history;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.engine.state.SymbolStore;
import io.stockpipeline.model.wire.Tick;

/**
 * A symbol's recent past in order of (time, arrival): single ticks, or panes of a coarser resolution. Elements are named
 * by an index that stays theirs until an older element is inserted before them; indexes begin at {@link #first()} and
 * end before {@link #end()}.
 */
public abstract sealed class History permits TickHistory, PaneHistory {
    final Scales scales;
    final ChunkLog chunks;
    private boolean lastWasNew;
    /** Time of the last element of the first chunk: before it there is nothing to forget. */
    private long forgettable = Long.MAX_VALUE;

    History(Scales scales, int chunkCapacity) {
        this.scales = scales;
        this.chunks = new ChunkLog(chunkCapacity);
    }

    public abstract long first();

    public abstract long end();

    /** Time of a tick, or the first instant of a pane; epoch milliseconds. */
    public abstract long time(long index);

    /** Records a tick; answers the index of the element that holds it. See {@link #lastWasNew()}. */
    public abstract long record(Tick tick);

    /** Adds the element's ticks to the sums. */
    public abstract void addTo(Aggregate aggregate, long index);

    /** Takes the element's ticks from the sums. */
    public abstract void removeFrom(Aggregate aggregate, long index);

    /** Widens the range to hold the element's prices. */
    public abstract void includeIn(PriceRange range, long index);

    /** Multiplies what the history keeps as sums; called before the scales grow. */
    abstract void rescale(int priceShift, int sizeShift);

    abstract void dropBefore(long index);

    abstract void encode(long from, long to, StateWriter out);

    /** Appends the stored elements; answers how many. */
    abstract int decode(StateReader in);

    /** Whether the last {@link #record} made a new element (and moved the later ones up by one). */
    public boolean lastWasNew() {
        return lastWasNew;
    }

    void lastWasNew(boolean value) {
        lastWasNew = value;
    }

    /** The element at the index was put behind all others. */
    final void appended(long index) {
        if (chunks.appended(index)) {
            findForgettable();
        }
    }

    /** The element at the index was put before others. */
    final void inserted(long index) {
        chunks.inserted(index);
        findForgettable();
    }

    private void findForgettable() {
        forgettable = chunks.size() < 2 ? Long.MAX_VALUE : time(chunks.start(1) - 1);
    }

    /** Grows the scales to hold numbers of the given decimals. */
    public final void growScales(int priceShift, int sizeShift) {
        rescale(priceShift, sizeShift);
        scales.grow(scales.price() + priceShift, scales.size() + sizeShift);
    }

    public final boolean isEmpty() {
        return first() == end();
    }

    /** Index of the first element with a time after the given one; {@link #end()} when there is none. */
    public final long firstAfter(long time) {
        long low = first();
        long high = end();
        while (low < high) {
            long middle = (low + high) >>> 1;
            if (time(middle) > time) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return low;
    }

    /** Whether an element stands at exactly this time. */
    public boolean containsTime(long time) {
        long after = firstAfter(time);
        return after > first() && time(after - 1) == time;
    }

    /** Forgets elements that are both at or before the time and not among the last {@code count}, a chunk at a time. */
    public final void forget(long upToTime, int count) {
        if (forgettable <= upToTime && end() - chunks.start(1) >= count) {
            dropBefore(chunks.dropBefore(Math.min(firstAfter(upToTime), end() - count)));
            findForgettable();
        }
    }

    /** Stores the chunks that changed and removes those that were forgotten. */
    public final void store(SymbolStore store, StateWriter scratch) {
        for (long number = chunks.removedBefore(); number < chunks.firstNumber(); number++) {
            store.removeChunk(number);
        }
        for (int i = 0; i < chunks.size(); i++) {
            if (chunks.isChanged(i)) {
                long to = i + 1 < chunks.size() ? chunks.start(i + 1) : end();
                encode(chunks.start(i), to, scratch.reset());
                store.putChunk(chunks.firstNumber() + i, scratch.toByteArray());
            }
        }
        chunks.stored();
    }

    /** Writes which chunks there are. */
    public final void describe(StateWriter out) {
        out.natural(chunks.firstNumber()).natural(chunks.size());
    }

    /** Reads what {@link #describe} wrote, and the chunks themselves. */
    public final void restore(StateReader description, SymbolStore store) {
        long firstNumber = description.natural();
        int count = description.count();
        chunks.restore(firstNumber);
        for (int i = 0; i < count; i++) {
            chunks.restored(end());
            decode(new StateReader(store.chunk(firstNumber + i)));
        }
        findForgettable();
    }
}
