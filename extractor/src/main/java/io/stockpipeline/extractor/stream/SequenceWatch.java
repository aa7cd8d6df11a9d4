package io.stockpipeline.extractor.stream;

import java.util.HashMap;
import java.util.Map;

/**
 * Tells from a venue's consecutive numbers how many trades of a symbol were not delivered, also while there was no connection. Not
 * thread-safe.
 */
public final class SequenceWatch {
    private final Map<String, Long> greatest = new HashMap<>();

    /**
     * How many numbers lie between this one and the greatest before it; 0 for the first one of a symbol, and for one that is not
     * greater: a repeat, or one that comes late.
     */
    public long missedBefore(String symbol, long number) {
        Long before = greatest.get(symbol);
        if (before != null && number <= before) {
            return 0;
        }
        greatest.put(symbol, number);
        return before == null ? 0 : number - before - 1;
    }
}
