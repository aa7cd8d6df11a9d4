package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;
import java.util.TreeSet;

/**
 * A tick repeats another when the symbol already has one at its time. Times are kept for grace: used where the history keeps
 * panes instead of ticks.
 */
final class RepeatedTimes implements Deduplicator {
    private final TreeSet<Long> times = new TreeSet<>();

    @Override
    public boolean isRepeat(Tick tick, History history, long expired) {
        return tick.time() >= expired && times.contains(tick.time());
    }

    @Override
    public void remember(Tick tick, long expired) {
        times.add(tick.time());
        times.headSet(expired).clear();
    }

    @Override
    public void store(StateWriter out) {
        out.natural(times.size());
        long before = 0;
        for (long time : times) {
            out.natural(time - before);
            before = time;
        }
    }

    @Override
    public void restore(StateReader in) {
        long time = 0;
        for (int i = in.count(); i > 0; i--) {
            time += in.natural();
            times.add(time);
        }
    }
}
