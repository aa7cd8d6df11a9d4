package io.stockpipeline.extractor.source;

import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.Tick;
import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A source that comes to an end and can be read again from any of its positions. Used by one thread; only
 * {@link #close()} and {@link #health()} may be called from others.
 */
public non-sealed interface FiniteSource extends TickSource {
    /**
     * Begins after {@code position}, or at the beginning where it is null. May be called again, to go back.
     *
     * @throws SourceConfigurationException when the position belongs to other data than this source now holds
     */
    void open(@Nullable SourcePosition position) throws IOException;

    /**
     * Moves to the next record, waiting for its time at most {@code patience}, so that the caller can commit in
     * between.
     */
    Step next(Duration patience) throws IOException, InterruptedException;

    /** The tick of the last {@link Step#Tick}. */
    Tick tick();

    /** The record of the last {@link Step#DeadLetter}. */
    DeadLetter deadLetter();

    /** After the record that was handed out last. */
    SourcePosition position();

    /** What {@link #next} came to. */
    enum Step {
        /** A tick; see {@link #tick()}. */
        Tick,
        /** A record that cannot be used; see {@link #deadLetter()}. */
        DeadLetter,
        /** The next record is not due yet. */
        NotYet,
        /** There is nothing left. */
        End
    }
}
