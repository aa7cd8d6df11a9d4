package io.stockpipeline.console.view;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * What a symbol's price is compared with: the last price of the day before, or the first price known where there is none before. Fed
 * with trades in any order. Not thread-safe.
 */
final class DayReference {
    private final ZoneId zone;
    private long dayStart = Long.MIN_VALUE;
    private long dayEnd = Long.MIN_VALUE;
    private @Nullable Trade before;
    private @Nullable Trade first;
    private @Nullable Trade last;

    private record Trade(long time, BigDecimal price) {}

    DayReference(ZoneId zone) {
        this.zone = zone;
    }

    void traded(long time, BigDecimal price) {
        Trade trade = new Trade(time, price);
        if (time >= dayEnd) {
            beginDay(time);
            before = last;
            first = trade;
        } else if (time < dayStart) {
            if (before == null || time >= before.time) {
                before = trade;
            }
            return;
        } else if (first == null || time < first.time) {
            first = trade;
        }
        if (last == null || time >= last.time) {
            last = trade;
        }
    }

    private void beginDay(long time) {
        LocalDate day = Instant.ofEpochMilli(time).atZone(zone).toLocalDate();
        dayStart = day.atStartOfDay(zone).toInstant().toEpochMilli();
        dayEnd = day.plusDays(1).atStartOfDay(zone).toInstant().toEpochMilli();
    }

    /** The move to a price; null while nothing is known. */
    @Nullable PriceChange changeTo(@Nullable BigDecimal price) {
        Trade from = before == null ? first : before;
        return from == null || price == null ? null : PriceChange.between(from.time, from.price, price);
    }
}
