package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.wire.Tick;
import java.util.TreeSet;

/** A tick repeats another when the symbol already has one at its time. Times are kept for grace. */
final class RepeatedTimes implements Deduplicator {
    private final boolean ticksAreKept;
    /** Used only where the history keeps panes instead of ticks. */
    private final TreeSet<Long> times = new TreeSet<>();

    RepeatedTimes(boolean ticksAreKept) {
        this.ticksAreKept = ticksAreKept;
    }

    @Override
    public boolean isRepeat(Tick tick, History history, long expired) {
        return tick.time() >= expired
                && (ticksAreKept ? history.containsTime(tick.time()) : times.contains(tick.time()));
    }

    @Override
    public void remember(Tick tick, long expired) {
        if (!ticksAreKept) {
            times.add(tick.time());
            times.headSet(expired).clear();
        }
    }

    @Override
    public void store(StateWriter out) {
        if (ticksAreKept) {
            return;
        }
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
