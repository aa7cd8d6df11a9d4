package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.rollup.DatePeriod;
import io.stockpipeline.analytics.series.Series;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * When the steps ahead of a series are: by the calendar where the series has a number for each month or week of UTC, at the start of each,
 * also where some are missing; as far apart as its own numbers where those are equally far apart; else it is not known. The days of
 * trading are not known either: which ones are holidays is told by no series.
 */
final class TimesAhead {
    private TimesAhead() {}

    /** Of so many steps, epoch milliseconds; null when they are not known. */
    static long @Nullable [] of(Series series, int steps) {
        long[] times = series.times();
        if (times == null || times.length < 2) {
            return null;
        }
        DatePeriod calendar = DatePeriod.named(series.basis().interval());
        if (calendar != null && calendar != DatePeriod.Day && areStarts(times, calendar)) {
            return byCalendar(times[times.length - 1], calendar, steps);
        }
        return byClock(times, steps);
    }

    private static boolean areStarts(long[] times, DatePeriod period) {
        ZoneId utc = ZoneOffset.UTC;
        return Arrays.stream(times).allMatch(time -> period.startOf(time, utc) == time);
    }

    private static long[] byCalendar(long last, DatePeriod period, int steps) {
        long[] ahead = new long[steps];
        long next = last;
        for (int i = 0; i < steps; i++) {
            next = period.endOf(next, ZoneOffset.UTC);
            ahead[i] = next;
        }
        return ahead;
    }

    private static long @Nullable [] byClock(long[] times, int steps) {
        long apart = times[1] - times[0];
        for (int i = 1; i < times.length; i++) {
            if (times[i] - times[i - 1] != apart) {
                return null;
            }
        }
        if (apart == 0) {
            return null;
        }
        long[] ahead = new long[steps];
        Arrays.setAll(ahead, i -> times[times.length - 1] + (i + 1) * apart);
        return ahead;
    }
}
