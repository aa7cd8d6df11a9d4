package io.stockpipeline.analytics.rollup;

import io.stockpipeline.model.spec.Span;
import java.time.ZoneId;

/**
 * A length of time that bars are rolled up to, on the clocks of a time zone. The periods of one length follow each other without a hole:
 * the end of one is the start of the next. A period whose length divides another's never lies in two of those, also on days when clocks
 * change, so that rolling up in steps gives what rolling up at once does.
 */
public sealed interface Period permits ClockPeriod, DatePeriod {
    /** First millisecond of the period that holds the time, epoch milliseconds. */
    long startOf(long time, ZoneId zone);

    /** First millisecond after the period that holds the time, epoch milliseconds. */
    long endOf(long time, ZoneId zone);

    /** As {@link #of} reads it. */
    String text();

    /**
     * Reads {@code 1d}, {@code 1w} (an ISO week, from Monday), {@code 1mo} (also {@code 1M}), or a duration that divides a day, like
     * {@code 1m}, {@code 5m}, {@code 1h} or {@code 1h30m}.
     *
     * @throws IllegalArgumentException when the text is none of these
     */
    static Period of(String text) {
        DatePeriod dates = DatePeriod.named(text);
        return dates == null ? new ClockPeriod(Span.of(text)) : dates;
    }
}
