package io.stockpipeline.console.history.sink;

/** Somebody else has written since the offsets were read: what was about to be written may be there already. */
final class OtherWriterException extends Exception {
    private static final long serialVersionUID = 1L;

    OtherWriterException(SinkPartition partition) {
        super("another writer has moved " + partition);
    }
}
