package io.stockpipeline.app.analyze;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Numbers of one symbol as a file holds them, in the order of their times; grows while it is read. */
final class Readings {
    private static final int FIRST_CAPACITY = 1_024;

    private final @Nullable String symbol;
    private final @Nullable String interval;
    private double[] values = new double[FIRST_CAPACITY];
    private double[] volumes = new double[FIRST_CAPACITY];
    private long[] times = new long[FIRST_CAPACITY];
    private int size;
    private int missing;
    private boolean ascending = true;
    private boolean timed = true;

    /**
     * @param interval the length of the bars; null where they are none
     */
    Readings(@Nullable String symbol, @Nullable String interval) {
        this.symbol = symbol;
        this.interval = interval;
    }

    /** Says that there are no times: only the order is known. */
    void withoutTimes() {
        timed = false;
    }

    boolean isTimed() {
        return timed;
    }

    /** Counts a record that has no number. */
    void addMissing() {
        missing++;
    }

    /**
     * Takes a number.
     *
     * @param volume NaN where there is none
     */
    void add(long time, double value, double volume) {
        if (size == values.length) {
            values = Arrays.copyOf(values, 2 * size);
            volumes = Arrays.copyOf(volumes, 2 * size);
            times = Arrays.copyOf(times, 2 * size);
        }
        ascending &= size == 0 || times[size - 1] <= time;
        values[size] = value;
        volumes[size] = volume;
        times[size] = time;
        size++;
    }

    /**
     * Puts them in the order of their times; those of the same time stay as they came. Of bars with the same time only the last stays: an
     * open bar is published again and again, also after the next one has begun.
     */
    void settle() {
        if (!ascending) {
            sort();
        }
        if (interval != null) {
            keepLastOfEachTime();
        }
    }

    private void keepLastOfEachTime() {
        int kept = 0;
        for (int i = 0; i < size; i++) {
            if (i + 1 == size || times[i + 1] != times[i]) {
                values[kept] = values[i];
                volumes[kept] = volumes[i];
                times[kept++] = times[i];
            }
        }
        size = kept;
    }

    private void sort() {
        Integer[] order = new Integer[size];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, (a, b) -> Long.compare(times[a], times[b]));
        double[] sortedValues = new double[size];
        double[] sortedVolumes = new double[size];
        long[] sortedTimes = new long[size];
        for (int i = 0; i < size; i++) {
            sortedValues[i] = values[order[i]];
            sortedVolumes[i] = volumes[order[i]];
            sortedTimes[i] = times[order[i]];
        }
        values = sortedValues;
        volumes = sortedVolumes;
        times = sortedTimes;
        ascending = true;
    }

    @Nullable String symbol() {
        return symbol;
    }

    @Nullable String interval() {
        return interval;
    }

    int size() {
        return size;
    }

    /** Records without a number. */
    int missing() {
        return missing;
    }

    double[] values() {
        return Arrays.copyOf(values, size);
    }

    /** Of each number; null where one has none. */
    double @Nullable [] volumes() {
        double[] all = Arrays.copyOf(volumes, size);
        return Arrays.stream(all).anyMatch(Double::isNaN) ? null : all;
    }

    /** Epoch milliseconds. */
    long[] times() {
        return Arrays.copyOf(times, size);
    }
}
