package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;

/** Takes every tick for a new one. */
final class NoRepeats implements Deduplicator {
    @Override
    public boolean isRepeat(Tick tick, History history, long expired) {
        return false;
    }

    @Override
    public void remember(Tick tick, long expired) {}

    @Override
    public void store(StateWriter out) {}

    @Override
    public void restore(StateReader in) {}
}
