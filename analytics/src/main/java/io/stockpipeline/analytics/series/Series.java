package io.stockpipeline.analytics.series;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Finite numbers in the order of their times. Immutable.
 */
public final class Series {
    private final double[] values;
    private final long @Nullable [] times;
    private final @Nullable String symbol;
    private final @Nullable String interval;
    private final int gaps;

    private Series(
            double[] values, long @Nullable [] times, @Nullable String symbol, @Nullable String interval, int gaps) {
        this.values = values;
        this.times = times;
        this.symbol = symbol;
        this.interval = interval;
        this.gaps = gaps;
    }

    /**
     * Numbers without times.
     *
     * @throws UnsuitableSeriesException when one is not finite
     */
    public static Series of(double... values) {
        return new Series(finite(values.clone()), null, null, null, 0);
    }

    /**
     * Numbers whose times are not known.
     *
     * @param symbol whose; null when they have no symbol
     * @param interval from one to the next, like {@code 1m}; null when unknown
     * @param gaps how many are missing
     * @throws UnsuitableSeriesException when one is not finite
     */
    public static Series of(@Nullable String symbol, @Nullable String interval, double[] values, int gaps) {
        return new Series(finite(values.clone()), null, symbol, interval, gaps);
    }

    /**
     * Numbers with their times.
     *
     * @param symbol whose
     * @param interval from one to the next, like {@code 1m}; null when unknown
     * @param times epoch milliseconds, ascending, as many as values
     * @param gaps how many intervals between the first and the last have no number
     * @throws UnsuitableSeriesException when a number is not finite
     * @throws IllegalArgumentException when times do not fit the values or do not ascend
     */
    public static Series of(
            @Nullable String symbol, @Nullable String interval, long[] times, double[] values, int gaps) {
        if (times.length != values.length) {
            throw new IllegalArgumentException(times.length + " times for " + values.length + " values");
        }
        for (int i = 1; i < times.length; i++) {
            if (times[i] < times[i - 1]) {
                throw new IllegalArgumentException("time " + times[i] + " after " + times[i - 1]);
            }
        }
        return new Series(finite(values.clone()), times.clone(), symbol, interval, gaps);
    }

    private static double[] finite(double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new UnsuitableSeriesException("value " + (i + 1) + " is no number: leave it out or mend it");
            }
        }
        return values;
    }

    /** How many numbers. */
    public int size() {
        return values.length;
    }

    /** Whether all numbers are above 0, as prices are, so that they have logarithms. */
    public boolean isAboveZero() {
        return Arrays.stream(values).allMatch(value -> value > 0);
    }

    /** The number at a place from 0. */
    public double value(int place) {
        return values[place];
    }

    /** All numbers, in a new array. */
    public double[] values() {
        return values.clone();
    }

    /** The time of each number in a new array, epoch milliseconds; null when they have none. */
    public long @Nullable [] times() {
        return times == null ? null : times.clone();
    }

    /** What a result of these numbers was computed from. */
    public Basis basis() {
        if (times == null || times.length == 0) {
            return new Basis(symbol, interval, null, null, values.length, gaps);
        }
        return new Basis(symbol, interval, times[0], times[times.length - 1], values.length, gaps);
    }

    @Override
    public String toString() {
        return basis() + " " + (values.length <= 10 ? Arrays.toString(values) : "");
    }
}
