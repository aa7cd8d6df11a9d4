package io.stockpipeline.extractor.stream;

import io.stockpipeline.model.wire.UnusableRecordException;

/** What is said over one connection. Called by one thread at a time; when the connection ends a new one begins from nothing. */
public interface Conversation {
    /**
     * Takes in a whole message of the venue.
     *
     * @throws UnusableRecordException when it is not what the venue documents: it becomes a dead letter and the talk goes on
     * @throws VenueFault when the connection is of no more use
     */
    void hear(String message) throws UnusableRecordException, VenueFault;

    /** Called at the interval that the venue's manners name. */
    default void remind() {}
}
