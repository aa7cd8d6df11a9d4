package io.stockpipeline.console.view;

import java.util.Map;

/**
 * Is told what the view has taken in. Called on the thread that feeds the view: it must return at once, and
 * never wait for a lock that is held long or for a client.
 */
public interface ViewListener {
    /**
     * The topic of alarms is read from here on: before the first alarm, and again when reading begins anew.
     *
     * @param firstOffsets by partition
     */
    default void alarmsFrom(Map<Integer, Long> firstOffsets) {}

    /** A symbol's averages have changed; not told until the view is ready. */
    void averages(SymbolSnapshot now);

    /** An alarm has been raised or resolved; told from the first one read on, once each. */
    void alarm(AlarmRecord alarm);
}
