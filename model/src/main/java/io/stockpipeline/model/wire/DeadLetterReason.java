package io.stockpipeline.model.wire;

/** Why a record cannot be used; header {@code error.reason} of a dead letter. */
public enum DeadLetterReason {
    /** Not a tick at all: not JSON, a missing or wrong field, a wrong encoding. */
    Malformed,
    /** A tick of a symbol that the pipeline does not name. */
    UnknownSymbol,
    /** A price that is not a number above zero of at most 18 digits and 12 decimals. */
    InvalidPrice,
    /** Older than the symbol's latest tick by more than grace. */
    TooLate,
    /** Further ahead of its arrival than maxClockSkew. */
    FutureTime,
    /** A correction or cancellation that cannot be applied, or a trade at a price that is not the market's. */
    Correction
}
