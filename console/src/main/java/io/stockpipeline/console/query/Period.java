package io.stockpipeline.console.query;

import io.stockpipeline.analytics.rollup.DatePeriod;
import io.stockpipeline.model.spec.Span;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;

/** A length of time that bars are rolled up to. */
sealed interface Period {
    /** Those that every pipeline is asked for, besides the intervals of its own. */
    List<String> NAMES = List.of("1m", "5m", "1h", "1d", "1w", "1mo");

    /** First millisecond of the period that holds the time. */
    long startOf(long time);

    /** First millisecond after the period that begins then. */
    long endOf(long start);

    /** Its length, or that of the days it consists of: what bars have to divide, milliseconds. */
    long unit();

    /** By its name: days, weeks (ISO) and months of a time zone, or a duration. */
    static Period of(String name, ZoneId zone) {
        return switch (name) {
            case "1d" -> new Dates(DatePeriod.Day, zone);
            case "1w" -> new Dates(DatePeriod.Week, zone);
            case "1mo" -> new Dates(DatePeriod.Month, zone);
            default -> new Fixed(Span.of(name).millis());
        };
    }

    /** Equally long ones since the epoch. */
    record Fixed(long millis) implements Period {
        @Override
        public long startOf(long time) {
            return Math.floorDiv(time, millis) * millis;
        }

        @Override
        public long endOf(long start) {
            return start + millis;
        }

        @Override
        public long unit() {
            return millis;
        }
    }

    /** Of whole days of a time zone. */
    record Dates(DatePeriod dates, ZoneId zone) implements Period {
        private static final long DAY = 86_400_000;
        /** Midnights of every zone lie on quarters of an hour. */
        private static final long QUARTER = 900_000;

        @Override
        public long startOf(long time) {
            return dates.startOf(time, zone);
        }

        @Override
        public long endOf(long start) {
            return dates.endOf(start, zone);
        }

        @Override
        public long unit() {
            boolean utc = zone.getRules().isFixedOffset()
                    && zone.getRules().getOffset(Instant.EPOCH).getTotalSeconds() == 0;
            return utc ? DAY : QUARTER;
        }
    }
}
