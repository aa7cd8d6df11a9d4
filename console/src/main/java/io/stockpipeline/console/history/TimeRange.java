package io.stockpipeline.console.history;

import io.stockpipeline.model.wire.Tick;

/**
 * A range of event time in epoch milliseconds. What lies outside of {@link #ALL} is cut off: no record can be there.
 *
 * @param from inclusive
 * @param to exclusive; an empty range where it is not after {@code from}
 */
public record TimeRange(long from, long to) {
    /** Every time a record may have. */
    public static final TimeRange ALL = new TimeRange(0, Tick.MAX_TIME + 1);

    public TimeRange {
        from = Math.max(from, 0);
        to = Math.min(to, Tick.MAX_TIME + 1);
    }

    public boolean isEmpty() {
        return to <= from;
    }
}
