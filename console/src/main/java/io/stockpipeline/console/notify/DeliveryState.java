package io.stockpipeline.console.notify;

/** Where a delivery stands. */
public enum DeliveryState {
    /** To be sent, or sent again. */
    Pending,
    /** The receiver has it. */
    Delivered,
    /** Given up after the last attempt: a dead letter. */
    Dead,
    /** Not sent, since it would have told nothing: too old, or the end of what was never told. */
    Skipped
}
