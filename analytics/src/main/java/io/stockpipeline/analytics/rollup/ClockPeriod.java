package io.stockpipeline.analytics.rollup;

import io.stockpipeline.model.spec.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Minutes or hours, counted from midnight on the zone's clocks. A new one begins when the clock shows a multiple of the length, and when
 * a change of the clock leads from one multiple into another. What follows for days on which clocks change:
 * <ul>
 *   <li>a change by whole lengths, like {@code 1h} in New York or London and {@code 30m} on Lord Howe, leaves every bar at its length;
 *       the hour that is lived through twice is two bars;
 *   <li>Lord Howe changes by 30 minutes at 2 o'clock. Forward, to 2:30: the hour of 2 o'clock has 30 minutes. Back, to 1:30: the hour of
 *       1 o'clock has 90 minutes, its second half being lived through twice;
 *   <li>four hours in New York, from midnight: three or five hours.
 * </ul>
 * Bars that the pipeline publishes are multiples since the epoch (UTC), which is the same wherever the offset from UTC is a multiple of
 * the length.
 *
 * @param length divides a day
 */
public record ClockPeriod(Span length) implements Period {
    private static final long DAY = 86_400_000;

    public ClockPeriod {
        if (length.millis() <= 0 || length.millis() >= DAY || DAY % length.millis() != 0) {
            throw new IllegalArgumentException(
                    length + " is no period: take a duration that divides a day, like 1m, 5m or 1h, or 1d, 1w or 1mo");
        }
    }

    @Override
    public long startOf(long time, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        long shift = shift(rules.getOffset(Instant.ofEpochMilli(time)));
        long number = number(time, shift);
        long start = number * length.millis() - shift;
        ZoneOffsetTransition change = rules.previousTransition(Instant.ofEpochMilli(time + 1));
        if (change == null || start >= millis(change)) {
            return start;
        }
        long before = number(millis(change) - 1, shift(change.getOffsetBefore()));
        return before == number ? startOf(millis(change) - 1, zone) : millis(change);
    }

    @Override
    public long endOf(long time, ZoneId zone) {
        ZoneRules rules = zone.getRules();
        long shift = shift(rules.getOffset(Instant.ofEpochMilli(time)));
        long number = number(time, shift);
        long end = (number + 1) * length.millis() - shift;
        ZoneOffsetTransition change = rules.nextTransition(Instant.ofEpochMilli(time));
        if (change == null || end < millis(change)) {
            return end;
        }
        long shiftAfter = shift(change.getOffsetAfter());
        boolean strikes = Math.floorMod(millis(change) + shiftAfter, length.millis()) == 0;
        boolean goesOn = !strikes && number(millis(change), shiftAfter) == number;
        return goesOn ? endOf(millis(change), zone) : millis(change);
    }

    /** How many lengths the clock shows since 1970 began on it. */
    private long number(long time, long shift) {
        return Math.floorDiv(time + shift, length.millis());
    }

    private static long shift(ZoneOffset offset) {
        return offset.getTotalSeconds() * 1_000L;
    }

    private static long millis(ZoneOffsetTransition change) {
        return change.getInstant().toEpochMilli();
    }

    @Override
    public String text() {
        return length.text();
    }
}
