package io.stockpipeline.analytics.rollup;

/**
 * The stretch of time that the data is known to cover, with or without ticks in it: outside of it nothing is known.
 *
 * @param from first millisecond, inclusive
 * @param to last millisecond, exclusive
 */
public record Coverage(long from, long to) {
    /** All of what happened is known. */
    public static final Coverage ALL = new Coverage(Long.MIN_VALUE, Long.MAX_VALUE);

    public Coverage {
        if (from > to) {
            throw new IllegalArgumentException("coverage from " + from + " to " + to + " ends before it begins");
        }
    }

    /** Whether all of the stretch [start, end) is covered. */
    public boolean covers(long start, long end) {
        return from <= start && end <= to;
    }
}
