package io.stockpipeline.console.history;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * The days (UTC) of a table that have rows. One statement over all of them would lock every table and index of every day: a replay of
 * ten years has more of them than PostgreSQL has locks. So a question goes from day to day, each statement for a few of them.
 */
final class KeptDays {
    private final Handle handle;
    private final KeptTable table;

    KeptDays(Handle handle, KeptTable table) {
        this.handle = handle;
        this.table = table;
    }

    /** The first days within a range, at most so many, oldest first. */
    List<LocalDate> first(TimeRange range, int most) {
        return days(range, "", most);
    }

    /** The last days within a range, at most so many, newest first. */
    List<LocalDate> last(TimeRange range, int most) {
        return days(range, " DESC", most);
    }

    private List<LocalDate> days(TimeRange range, String direction, int most) {
        return handle.createQuery("SELECT day FROM kept_day WHERE table_name = :table AND day BETWEEN :first AND :last"
                        + " ORDER BY day" + direction + " LIMIT :days")
                .bind("table", table.sqlName())
                .bind("first", day(range.from()))
                .bind("last", day(range.to() - 1))
                .bind("days", most)
                .mapTo(LocalDate.class)
                .list();
    }

    private static LocalDate day(long millis) {
        return LocalDate.ofInstant(Instant.ofEpochMilli(millis), ZoneOffset.UTC);
    }

    /** What of a range lies between two days, both inclusive. */
    static TimeRange cover(LocalDate first, LocalDate last, TimeRange range) {
        return new TimeRange(Math.max(range.from(), start(first)), Math.min(range.to(), start(last.plusDays(1))));
    }

    private static long start(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
    }

    /** The range as a condition of SQL. The times stand in it as they are, so that it is planned for these days only. */
    String within(TimeRange range) {
        String time = table.timeColumn();
        return time + " >= " + literal(range.from()) + " AND " + time + " < " + literal(range.to());
    }

    /** A time in SQL. */
    static String literal(long millis) {
        return "TIMESTAMPTZ '" + text(millis) + "'";
    }

    /** A time as PostgreSQL reads it. */
    static String text(long millis) {
        // The end of the last year that a record may have is a year of five digits, which PostgreSQL writes without a
        // plus.
        String text = Instant.ofEpochMilli(millis).toString();
        return text.startsWith("+") ? text.substring(1) : text;
    }
}
