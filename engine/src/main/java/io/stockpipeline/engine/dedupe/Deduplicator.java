package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.history.History;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.spec.Deduplication;
import io.stockpipeline.model.wire.Tick;

/** Tells a repeated tick of one symbol. */
public sealed interface Deduplicator permits KeptTimes, RepeatedTimes, RepeatedIds, NoRepeats {
    /** Whether the symbol has had this tick already, as far as is remembered since {@code expired}. Changes nothing. */
    boolean isRepeat(Tick tick, History history, long expired);

    /** The tick has been accepted; what is older than {@code expired} may be forgotten. */
    void remember(Tick tick, long expired);

    void store(StateWriter out);

    void restore(StateReader in);

    /**
     * The one that the pipeline wants.
     *
     * @param ticksAreKept whether the history holds every tick's own time, as it does at the finest resolution
     */
    static Deduplicator of(Deduplication kind, boolean ticksAreKept) {
        return switch (kind) {
            case Time -> ticksAreKept ? KeptTimes.INSTANCE : new RepeatedTimes();
            case Id -> new RepeatedIds();
            case None -> new NoRepeats();
        };
    }
}
