package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;

/** A tick repeats another when the symbol's history holds one at its time; needs nothing of its own. */
final class KeptTimes implements Deduplicator {
    /** Serves all symbols. */
    static final KeptTimes INSTANCE = new KeptTimes();

    private KeptTimes() {}

    @Override
    public boolean isRepeat(Tick tick, History history, long expired) {
        return tick.time() >= expired && history.containsTime(tick.time());
    }

    @Override
    public void remember(Tick tick, long expired) {}

    @Override
    public void store(StateWriter out) {}

    @Override
    public void restore(StateReader in) {}
}
