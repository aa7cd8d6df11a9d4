package io.stockpipeline.model.spec;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;

/** The trading session: local open (inclusive) and close (exclusive) on the given days. */
public record CalendarSpec(ZoneId timeZone, LocalTime open, LocalTime close, List<Day> days) {
    /** A day of the week as the contract writes it. */
    public enum Day {
        Mon(DayOfWeek.MONDAY),
        Tue(DayOfWeek.TUESDAY),
        Wed(DayOfWeek.WEDNESDAY),
        Thu(DayOfWeek.THURSDAY),
        Fri(DayOfWeek.FRIDAY),
        Sat(DayOfWeek.SATURDAY),
        Sun(DayOfWeek.SUNDAY);

        private final DayOfWeek dayOfWeek;

        Day(DayOfWeek dayOfWeek) {
            this.dayOfWeek = dayOfWeek;
        }

        public DayOfWeek toDayOfWeek() {
            return dayOfWeek;
        }
    }
}
