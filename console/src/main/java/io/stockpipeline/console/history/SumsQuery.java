package io.stockpipeline.console.history;

import java.util.Map;

/**
 * Bars of one interval, added up by symbol and by stretch of time. Each symbol's bars are wanted up to a time of its own: from there on
 * the asker knows them itself.
 *
 * @param interval as the pipeline writes it, for example {@code 1m}
 * @param from of the first stretch, epoch milliseconds: bars that start from here on
 * @param stretch length of a stretch, milliseconds; a bar belongs to the one that it starts in
 * @param until exclusive, by symbol
 * @param othersUntil the same for every symbol that {@code until} does not name; at or before {@code from}: none of theirs
 * @param ends whether the first and the last price are wanted too
 */
public record SumsQuery(
        String interval, long from, long stretch, Map<String, Long> until, long othersUntil, boolean ends) {
    public SumsQuery {
        if (stretch <= 0) {
            throw new IllegalArgumentException("stretch: above 0, found " + stretch);
        }
        until = Map.copyOf(until);
    }

    /** All times that are asked for. */
    TimeRange range() {
        return new TimeRange(
                from, until.values().stream().mapToLong(Long::longValue).reduce(othersUntil, Math::max));
    }

    boolean asksForOthers() {
        return othersUntil > from;
    }
}
