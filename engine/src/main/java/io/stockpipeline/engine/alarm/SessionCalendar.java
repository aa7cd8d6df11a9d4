package io.stockpipeline.engine.alarm;

import io.stockpipeline.model.spec.CalendarSpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When trading is open. Without a calendar: around the clock, a session a UTC day. Remembers the last session it was
 * asked about, since ticks ask about the same one again and again; for one thread.
 */
public final class SessionCalendar {
    /** Days looked ahead for the next session; a week holds one, whatever the days. */
    private static final int DAYS_AHEAD = 8;

    private final @Nullable CalendarSpec spec;
    private final Set<CalendarSpec.Day> days;
    private Session remembered;

    /** A session's first instant and the first one after it, epoch milliseconds. */
    record Session(long open, long close) {
        boolean contains(long time) {
            return time >= open && time < close;
        }
    }

    public SessionCalendar(@Nullable CalendarSpec spec) {
        this.spec = spec;
        this.days = spec == null ? EnumSet.allOf(CalendarSpec.Day.class) : EnumSet.copyOf(spec.days());
        this.remembered = find(0);
    }

    /** The session that contains the time, else the next one after it. */
    Session sessionAtOrAfter(long time) {
        if (!remembered.contains(time)) {
            remembered = find(time);
        }
        return remembered;
    }

    /** The instant when so many milliseconds of session time have passed since {@code from}. */
    long plus(long from, long millis) {
        if (spec == null) {
            return from + millis;
        }
        long at = from;
        long rest = millis;
        while (true) {
            Session session = sessionAtOrAfter(at);
            long begin = Math.max(at, session.open());
            if (rest <= session.close() - begin) {
                return begin + rest;
            }
            rest -= session.close() - begin;
            at = session.close();
        }
    }

    /** Whether any session time lies in [from, to). */
    boolean isOpenWithin(long from, long to) {
        return spec == null || sessionAtOrAfter(from).open() < to;
    }

    private Session find(long time) {
        LocalDate date = Instant.ofEpochMilli(time)
                .atZone(spec == null ? ZoneOffset.UTC : spec.timeZone())
                .toLocalDate();
        for (int i = 0; i < DAYS_AHEAD; i++) {
            Session session = session(date.plusDays(i));
            if (session != null && time < session.close()) {
                return session;
            }
        }
        throw new IllegalStateException("a calendar without a session within a week: " + spec);
    }

    private @Nullable Session session(LocalDate date) {
        if (spec == null) {
            return new Session(instant(date, LocalTime.MIDNIGHT), instant(date.plusDays(1), LocalTime.MIDNIGHT));
        }
        boolean trading = days.stream().anyMatch(day -> day.toDayOfWeek() == date.getDayOfWeek());
        return trading ? new Session(instant(date, spec.open()), instant(date, spec.close())) : null;
    }

    private long instant(LocalDate date, LocalTime time) {
        return date.atTime(time)
                .atZone(spec == null ? ZoneOffset.UTC : spec.timeZone())
                .toInstant()
                .toEpochMilli();
    }
}
