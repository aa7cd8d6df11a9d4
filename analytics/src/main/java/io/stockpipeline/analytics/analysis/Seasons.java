package io.stockpipeline.analytics.analysis;

import io.stockpipeline.analytics.rollup.DatePeriod;
import io.stockpipeline.model.spec.Span;
import org.jspecify.annotations.Nullable;

/** After how many numbers what people do repeats. */
public final class Seasons {
    private static final int MONTHS = 12;
    private static final int WEEKS = 52;
    private static final int TRADING_DAYS = 5;
    private static final long MINUTE = 60_000;
    private static final long HOUR = 60 * MINUTE;
    private static final long DAY = 24 * HOUR;

    private Seasons() {}

    /**
     * The usual period: months of a year, weeks of a year, trading days of a week, hours of a day, minutes of an hour, seconds of a
     * minute.
     *
     * @param interval from one number to the next, like {@code 1d}; null: unknown
     * @return numbers in a period; 1 where there is none that is known
     */
    public static int usual(@Nullable String interval) {
        if (interval == null) {
            return 1;
        }
        DatePeriod dates = DatePeriod.named(interval);
        return dates == null ? within(Span.of(interval).millis()) : of(dates);
    }

    private static int of(DatePeriod dates) {
        return switch (dates) {
            case Month -> MONTHS;
            case Week -> WEEKS;
            case Day -> TRADING_DAYS;
        };
    }

    private static int within(long millis) {
        for (long cycle : new long[] {MINUTE, HOUR, DAY}) {
            if (2 * millis <= cycle && cycle % millis == 0) {
                return (int) (cycle / millis);
            }
        }
        return 1;
    }
}
