package io.stockpipeline.extractor.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells from a venue's consecutive numbers how many trades of a symbol were not delivered, also while there was no connection. Not
 * thread-safe.
 */
public final class SequenceWatch {
    /** Numbers; two that lie further apart are not of one count: the venue began anew, or wrote nonsense. */
    private static final long FARTHEST = 1_000_000;

    private final Map<String, Long> greatest = new HashMap<>();

    /**
     * How many numbers lie between this one and the greatest before it; 0 for the first one of a symbol, and for one that is not
     * greater: a repeat, or one that comes late. One that lies more than a million above or below is a new beginning, from which the
     * watch goes on: 0 too.
     */
    public long missedBefore(String symbol, long number) {
        Long before = greatest.get(symbol);
        if (before == null || isFar(before, number)) {
            greatest.put(symbol, number);
            return 0;
        }
        if (number <= before) {
            return 0;
        }
        greatest.put(symbol, number);
        return number - before - 1;
    }

    private static boolean isFar(long one, long other) {
        long distance = Math.max(one, other) - Math.min(one, other);
        // Below zero where it is more than a long holds.
        return distance < 0 || distance > FARTHEST;
    }

    /**
     * Takes note of a trade and tells what was lost before it. To be called before all else of the trade is read: one that cannot be
     * used has been delivered all the same.
     */
    public void delivered(String venueName, long number, String symbol, Line line) {
        long missed = missedBefore(venueName, number);
        if (missed > 0) {
            line.lost(symbol, missed);
        }
    }
}
