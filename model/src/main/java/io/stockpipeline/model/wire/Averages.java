package io.stockpipeline.model.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic {@code averages}: an accepted tick with every window that is emitted on update, or one closed
 * window that is emitted once. Mutable and reused by the engine: valid only during the call that hands it over.
 */
public final class Averages {
    public String symbol = "";
    /** The symbol's latest time; of a closed window its end. Epoch milliseconds. */
    public long time;
    /** The accepted tick; null in the record of a closed window. */
    public @Nullable Tick tick;
    /** The tick is older than the symbol's latest time. */
    public boolean late;
    /** The definitive record of a closed window. */
    public boolean isFinal;
    /** A window's record sent ahead of its end because the symbol fell silent; a definitive one follows. */
    public boolean early;

    private final List<WindowAverage> slots = new ArrayList<>();
    private int size;

    /** Begins a new record; every window slot is free again. */
    public void reset(String newSymbol, long newTime, @Nullable Tick newTick) {
        symbol = newSymbol;
        time = newTime;
        tick = newTick;
        late = false;
        isFinal = false;
        early = false;
        size = 0;
    }

    /** The next free slot; the caller sets every field. */
    public WindowAverage add() {
        if (size == slots.size()) {
            slots.add(new WindowAverage());
        }
        return slots.get(size++);
    }

    public int size() {
        return size;
    }

    public WindowAverage get(int index) {
        return slots.get(index);
    }
}
