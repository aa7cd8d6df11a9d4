package io.stockpipeline.app.analyze;

import io.stockpipeline.model.wire.Tick;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * Times as files hold them: epoch numbers, whose unit is told by their size, and ISO-8601, where a date may stop at the day, the month
 * or the year. What has no offset is UTC.
 */
final class Times {
    /** The year 1. */
    private static final long FIRST = -62_135_596_800_000L;

    private static final int LONGEST_YEAR = 4;
    private static final int MILLIS = 12;
    private static final int MICROS = 15;
    private static final int NANOS = 18;
    private static final int DAY = 10;
    private static final int MONTH = 7;

    private Times() {}

    /** Epoch milliseconds; null when it is no time between the years 1 and 9999. */
    static @Nullable Long parse(String text) {
        try {
            long millis = text.chars().allMatch(c -> c >= '0' && c <= '9') ? number(text) : iso(text);
            return millis < FIRST || millis > Tick.MAX_TIME ? null : millis;
        } catch (DateTimeException | NumberFormatException e) {
            return null;
        }
    }

    private static long number(String text) {
        if (text.length() <= LONGEST_YEAR) {
            return Year.parse(text)
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        long number = Long.parseLong(text);
        // From 1973 on milliseconds have 12 digits and more, microseconds 15, nanoseconds 18.
        if (text.length() < MILLIS) {
            return Math.multiplyExact(number, 1_000);
        }
        if (text.length() < MICROS) {
            return number;
        }
        return text.length() < NANOS ? number / 1_000 : number / 1_000_000;
    }

    private static long iso(String text) {
        if (text.length() == MONTH) {
            return YearMonth.parse(text)
                    .atDay(1)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        if (text.length() == DAY) {
            return LocalDate.parse(text)
                    .atStartOfDay(ZoneOffset.UTC)
                    .toInstant()
                    .toEpochMilli();
        }
        String spelt = text.replace(' ', 'T');
        try {
            return OffsetDateTime.parse(spelt).toInstant().toEpochMilli();
        } catch (DateTimeException e) {
            return LocalDateTime.parse(spelt).toInstant(ZoneOffset.UTC).toEpochMilli();
        }
    }
}
