package io.stockpipeline.extractor.source;

import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;

/** What a live source delivers into. */
public interface TickSink {
    /**
     * Takes a tick; waits while there is no room. This is the backpressure: sources that can wait (polls, generators,
     * sockets with flow control) call it.
     */
    void put(Tick tick) throws InterruptedException;

    /** Takes a tick at once; where there is no room the oldest waiting record is forced out and counted. */
    void offer(Tick tick);

    /** Takes a record that cannot be used at once; where there is no room the oldest waiting record is forced out and counted. */
    void offer(DeadLetter letter);

    /** Takes a record that cannot be used; waits while there is no room. */
    void reject(DeadLetter letter) throws InterruptedException;
}
