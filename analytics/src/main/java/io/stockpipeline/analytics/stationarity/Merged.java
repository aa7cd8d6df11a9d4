package io.stockpipeline.analytics.stationarity;

import java.util.Arrays;

/**
 * Two samples sorted into one: a path that goes one step right for each number of the first and one step up for each of the second.
 *
 * <p>Distances are whole numbers, shares times {@code first * second}: {@code |i second - j first|} at i steps right and j up. They are
 * looked at where the value changes only: between equal numbers the order means nothing.
 */
final class Merged {
    private final int first;
    private final int second;
    /** By the number of steps: whether the next number is larger, so that the shares below a value can be compared. */
    private final boolean[] changes;

    private final long distance;

    private Merged(int first, int second, boolean[] changes, long distance) {
        this.first = first;
        this.second = second;
        this.changes = changes;
        this.distance = distance;
    }

    static Merged of(double[] a, double[] b) {
        double[] one = a.clone();
        double[] two = b.clone();
        Arrays.sort(one);
        Arrays.sort(two);
        boolean[] changes = new boolean[one.length + two.length + 1];
        long distance = 0;
        int i = 0;
        int j = 0;
        while (i < one.length || j < two.length) {
            boolean fromFirst = j == two.length || (i < one.length && one[i] <= two[j]);
            double value = fromFirst ? one[i] : two[j];
            while (i < one.length && one[i] == value) {
                i++;
            }
            while (j < two.length && two[j] == value) {
                j++;
            }
            changes[i + j] = true;
            distance = Math.max(distance, Math.abs((long) i * two.length - (long) j * one.length));
        }
        return new Merged(one.length, two.length, changes, distance);
    }

    /** D, 0 to 1. */
    double statistic() {
        return (double) distance / first / second;
    }

    /** How many steps it takes to count all paths. */
    long steps() {
        return (long) first * second;
    }

    /**
     * The share of all paths, each equally likely when both samples come from one distribution, that get as far from the diagonal as this
     * one (Schroeer and Trenkler, "Exact and randomization distributions of Kolmogorov-Smirnov tests two or three samples", 1995).
     * Computed by the share of the paths to each place that have been so far away: those from the left and those from below, weighted by
     * how many paths come each way.
     */
    double exactP() {
        double[] far = new double[second + 1];
        for (int i = 0; i <= first; i++) {
            for (int j = 0; j <= second; j++) {
                if (changes[i + j] && Math.abs((long) i * second - (long) j * first) >= distance) {
                    far[j] = 1;
                } else if (i + j > 0) {
                    double left = i == 0 ? 0 : far[j] * i;
                    double below = j == 0 ? 0 : far[j - 1] * j;
                    far[j] = (left + below) / (i + j);
                }
            }
        }
        return far[second];
    }

    /**
     * The same for very large samples without ties (Kolmogorov 1933, Smirnov 1948): 1 - sum over all whole k of (-1)^k exp(-2 k^2 x^2), x
     * being D sqrt(first second / (first + second)). With ties it is too large, so that it rejects too seldom.
     */
    double limitP() {
        double x = statistic() * Math.sqrt((double) first / (first + second) * second);
        if (x < 0.2) {
            // The sum below converges slowly, and its complement is under 1e-12.
            return 1;
        }
        double sum = 0;
        for (int k = 1; k <= 40; k++) {
            sum += (k % 2 == 1 ? 2 : -2) * Math.exp(-2.0 * k * k * x * x);
        }
        return Math.min(1, Math.max(0, sum));
    }
}
