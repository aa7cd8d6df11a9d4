package io.stockpipeline.engine;

/** What became of a tick. */
public enum Verdict {
    /** Taken in as the symbol's latest. */
    ACCEPTED,
    /** Taken in where it belongs, before ticks that came earlier. */
    LATE,
    /** A repeat; nothing changed. */
    DUPLICATE,
    /** More than grace before the symbol's latest; nothing changed. */
    TOO_LATE,
    /** In another currency than the symbol's ticks before it; nothing changed. */
    OTHER_CURRENCY
}
