package io.stockpipeline.console.stream;

import java.util.concurrent.atomic.LongAdder;

/** What the stream has done since it began. */
public final class StreamCounts {
    private final LongAdder opened = new LongAdder();
    private final LongAdder refused = new LongAdder();
    private final LongAdder dropped = new LongAdder();

    void clientOpened() {
        opened.increment();
    }

    void clientRefused() {
        refused.increment();
    }

    void clientDropped() {
        dropped.increment();
    }

    /** Clients that were let in. */
    public long opened() {
        return opened.sum();
    }

    /** Clients that were turned away: there were too many. */
    public long refused() {
        return refused.sum();
    }

    /** Clients that did not read and were dropped. */
    public long dropped() {
        return dropped.sum();
    }
}
