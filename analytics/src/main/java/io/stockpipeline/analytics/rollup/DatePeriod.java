package io.stockpipeline.analytics.rollup;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import org.jspecify.annotations.Nullable;

/** Whole days of the zone's calendar, which are not all equally long where clocks change: a day begins when its date first shows. */
public enum DatePeriod implements Period {
    Day("1d") {
        @Override
        LocalDate first(LocalDate date) {
            return date;
        }

        @Override
        LocalDate next(LocalDate first) {
            return first.plusDays(1);
        }
    },
    /** An ISO week: Monday to Sunday, also across the turn of the year. */
    Week("1w") {
        @Override
        LocalDate first(LocalDate date) {
            return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        }

        @Override
        LocalDate next(LocalDate first) {
            return first.plusWeeks(1);
        }
    },
    Month("1mo") {
        @Override
        LocalDate first(LocalDate date) {
            return date.withDayOfMonth(1);
        }

        @Override
        LocalDate next(LocalDate first) {
            return first.plusMonths(1);
        }
    };

    private final String text;

    DatePeriod(String text) {
        this.text = text;
    }

    /**
     * The one that {@link Period#of} reads from a text.
     *
     * @return null when it is no text, or that of another period
     */
    public static @Nullable DatePeriod named(@Nullable String text) {
        if (text == null) {
            return null;
        }
        return switch (text) {
            case "1d" -> Day;
            case "1w" -> Week;
            case "1mo", "1M" -> Month;
            default -> null;
        };
    }

    abstract LocalDate first(LocalDate date);

    abstract LocalDate next(LocalDate first);

    @Override
    public long startOf(long time, ZoneId zone) {
        return start(first(date(time, zone)), zone);
    }

    @Override
    public long endOf(long time, ZoneId zone) {
        return start(next(first(date(time, zone))), zone);
    }

    /** The day that holds the time: the next one where the clock, set back over midnight, shows the day before once more. */
    private static LocalDate date(long time, ZoneId zone) {
        LocalDate shown = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
        LocalDate next = shown.plusDays(1);
        return time < start(next, zone) ? shown : next;
    }

    private static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    @Override
    public String text() {
        return text;
    }
}
