package io.stockpipeline.app.analyze;

import io.stockpipeline.analytics.rollup.ClockPeriod;
import io.stockpipeline.analytics.rollup.Period;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.app.fault.WrongInputException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Makes one number of each period: the last one in it, and the sum of the volumes. Where no period is asked for the numbers stay as they
 * are, and the one that they are apart is told by their times.
 *
 * @param zone whose days, weeks and months are meant
 */
record Regular(ZoneId zone) {
    /** Longest first: daily numbers are one for each hour, too. */
    private static final List<Period> KNOWN =
            List.of("1mo", "1w", "1d", "4h", "1h", "30m", "15m", "5m", "1m", "30s", "10s", "5s", "1s").stream()
                    .map(Period::of)
                    .toList();

    Numbered of(Readings readings, @Nullable Period wanted) {
        if (wanted != null && !readings.isTimed()) {
            throw new WrongInputException("--interval " + wanted.text()
                    + ": there are no times in it; a column called time, start or date would hold them");
        }
        if (wanted != null) {
            return rolledUp(readings, wanted);
        }
        if (!readings.isTimed()) {
            Series untimed = Series.of(readings.symbol(), readings.interval(), readings.values(), readings.missing());
            return new Numbered(untimed, readings.volumes());
        }
        long[] times = readings.times();
        Optional<Period> apart =
                KNOWN.stream().filter(period -> fits(period, times)).findFirst();
        Series series = Series.of(
                readings.symbol(),
                apart.map(Period::text).orElse(readings.interval()),
                times,
                readings.values(),
                apart.map(period -> gaps(period, times)).orElse(readings.missing()));
        return new Numbered(series, readings.volumes());
    }

    private Numbered rolledUp(Readings readings, Period period) {
        long[] times = readings.times();
        double[] values = readings.values();
        double[] volumes = readings.volumes();
        int n = 0;
        long end = Long.MIN_VALUE;
        for (int i = 0; i < times.length; i++) {
            boolean first = times[i] >= end;
            if (first) {
                end = period.endOf(times[i], zone);
                times[n++] = period.startOf(times[i], zone);
            }
            values[n - 1] = values[i];
            if (volumes != null) {
                volumes[n - 1] = (first ? 0 : volumes[n - 1]) + volumes[i];
            }
        }
        long[] starts = Arrays.copyOf(times, n);
        Series series =
                Series.of(readings.symbol(), period.text(), starts, Arrays.copyOf(values, n), gaps(period, starts));
        return new Numbered(series, volumes == null ? null : Arrays.copyOf(volumes, n));
    }

    /** Whether there is one number in a period at most, and mostly one in the next. */
    private boolean fits(Period period, long[] times) {
        int next = 0;
        for (int i = 1; i < times.length; i++) {
            long end = period.endOf(times[i - 1], zone);
            if (times[i] < end) {
                return false;
            }
            if (times[i] < period.endOf(end, zone)) {
                next++;
            }
        }
        return times.length > 2 && 2 * next > times.length;
    }

    /** Periods without a number between the first and the last. */
    private int gaps(Period period, long[] times) {
        long gaps = 0;
        for (int i = 1; i < times.length; i++) {
            long begin = period.endOf(times[i - 1], zone);
            gaps += between(period, begin, period.startOf(times[i], zone));
        }
        return (int) Math.min(gaps, Integer.MAX_VALUE);
    }

    /** How many whole periods begin within [begin, end). A clock's are counted by their length: a wild time may lie far off. */
    private long between(Period period, long begin, long end) {
        if (period instanceof ClockPeriod clock) {
            return Math.max(
                    0, Math.round((double) (end - begin) / clock.length().millis()));
        }
        long periods = 0;
        for (long start = begin; start < end; start = period.endOf(start, zone)) {
            periods++;
        }
        return periods;
    }
}
