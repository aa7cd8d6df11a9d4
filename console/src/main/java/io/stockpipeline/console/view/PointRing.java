package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One symbol's averages over the last stretch of time, the newest of each bucket: enough for a chart where there is no history.
 * Not thread-safe.
 */
final class PointRing {
    private final long bucketMillis;
    private final int windows;
    private final long[] times;
    /** Price, then the windows. */
    private final DecimalCells values;
    /** A bit for each window. */
    private final short[] complete;

    /**
     * @param buckets how many
     * @param windows at most 16
     */
    PointRing(int buckets, long bucketMillis, int windows) {
        this.bucketMillis = bucketMillis;
        this.windows = windows;
        times = new long[buckets];
        values = new DecimalCells(buckets * (windows + 1));
        complete = new short[buckets];
        Arrays.fill(times, Long.MIN_VALUE);
    }

    /** Takes a window's newest value. */
    void put(Averages record, int window, WindowAverage entry) {
        int slot = slot(record.time);
        int price = slot * (windows + 1);
        if (times[slot] != Long.MIN_VALUE && bucket(times[slot]) > bucket(record.time)) {
            return;
        }
        if (times[slot] == Long.MIN_VALUE || bucket(times[slot]) < bucket(record.time)) {
            for (int cell = price; cell <= price + windows; cell++) {
                values.clear(cell);
            }
            complete[slot] = 0;
            times[slot] = Long.MIN_VALUE;
        }
        // A closed window's record comes after those of later ticks, with the time of its end.
        times[slot] = Math.max(times[slot], record.time);
        if (record.tick != null && !record.late) {
            values.clear(price);
            values.add(price, record.tick.price().toBigDecimal());
        }
        values.set(price + 1 + window, entry.average);
        int bit = 1 << window;
        complete[slot] = (short) (entry.complete ? complete[slot] | bit : complete[slot] & ~bit);
    }

    private long bucket(long time) {
        return Math.floorDiv(time, bucketMillis);
    }

    private int slot(long time) {
        return Math.floorMod(bucket(time), times.length);
    }

    /** The points of a window within [from, to), oldest first. */
    List<ChartPoint> points(int window, long from, long to, long latest) {
        List<ChartPoint> points = new ArrayList<>();
        long newest = bucket(latest);
        for (long bucket = Math.max(newest - times.length + 1, bucket(from)); bucket <= newest; bucket++) {
            int slot = Math.floorMod(bucket, times.length);
            long time = times[slot];
            if (time == Long.MIN_VALUE || bucket(time) != bucket || time < from || time >= to) {
                continue;
            }
            BigDecimal average = values.get(slot * (windows + 1) + 1 + window);
            if (average != null) {
                points.add(new ChartPoint(
                        time, values.get(slot * (windows + 1)), average, (complete[slot] & (1 << window)) != 0));
            }
        }
        return points;
    }

    /** From when on all points are held, given the symbol's latest time. */
    long heldFrom(long latest) {
        return (bucket(latest) - times.length + 1) * bucketMillis;
    }
}
