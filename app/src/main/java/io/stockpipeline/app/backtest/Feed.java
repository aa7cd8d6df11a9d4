package io.stockpipeline.app.backtest;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The records of a backtest, one after the other. */
interface Feed extends AutoCloseable {
    /** Moves to the next record; false at the end. */
    boolean next() throws IOException, InterruptedException;

    /** The record's tick; null when it cannot be used. */
    @Nullable Tick tick();

    /** Why the record cannot be used. */
    DeadLetterReason refused();

    @Override
    void close() throws IOException;
}
