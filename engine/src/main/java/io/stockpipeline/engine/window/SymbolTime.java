package io.stockpipeline.engine.window;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;

/** A symbol's own time, which only its ticks move. Epoch milliseconds. */
public final class SymbolTime {
    private static final long NEVER = Long.MIN_VALUE / 2;

    private long latest = NEVER;
    private long knownSince = Long.MAX_VALUE;
    private long closedThrough = NEVER;
    private boolean late;

    /** Takes in a tick's time. */
    public void ticked(long time) {
        late = time < latest;
        latest = Math.max(latest, time);
        knownSince = Math.min(knownSince, time);
    }

    /** Everything up to and including the time has been forgotten. */
    public void forgotten(long upTo) {
        knownSince = Math.max(knownSince, upTo + 1);
    }

    /** Windows and bars that end at or before the time have closed. */
    public void closed(long through) {
        closedThrough = Math.max(closedThrough, through);
    }

    public boolean hasTicked() {
        return latest != NEVER;
    }

    /** Time of the latest tick. */
    public long latest() {
        return latest;
    }

    /** First instant of the step of the resolution in which the latest tick lies. */
    long latestStep(long resolution) {
        return resolution == 1 ? latest : Math.floorDiv(latest, resolution) * resolution;
    }

    /** The instant since which every tick is known. */
    public long knownSince() {
        return knownSince;
    }

    /** Windows and bars that end here or before have closed for good. */
    public long closedThrough() {
        return closedThrough;
    }

    /** Whether the last tick was older than one before it. */
    public boolean isLate() {
        return late;
    }

    public void store(StateWriter out) {
        out.number(latest).number(knownSince).number(closedThrough);
    }

    public void restore(StateReader in) {
        latest = in.number();
        knownSince = in.number();
        closedThrough = in.number();
    }
}
