package io.stockpipeline.analytics.decomposition;

import java.util.Arrays;
import org.apache.commons.numbers.core.DD;

/** The average of each value and its neighbours. */
final class CentredAverage {
    private CentredAverage() {}

    /**
     * Over one period; over an even one the two outermost of period + 1 values count half. Not a number where neighbours are
     * missing.
     *
     * <p>Running sums of twice the digits make it one pass, whatever the period, and as exact as adding each window by itself.
     */
    static double[] of(double[] values, int period) {
        int half = period / 2;
        double[] averages = new double[values.length];
        Arrays.fill(averages, Double.NaN);
        DD sum = DD.ZERO;
        for (int i = 0; i < period - 1; i++) {
            sum = sum.add(values[i]);
        }
        for (int last = period - 1; last < values.length; last++) {
            sum = sum.add(values[last]);
            int first = last - period + 1;
            if (period % 2 == 1) {
                averages[first + half] = sum.divide(period).doubleValue();
            } else if (last + 1 < values.length) {
                // Values from first to last, with half of the first given up for half of the one behind the last.
                DD ends = DD.ofDifference(values[last + 1], values[first]).multiply(0.5);
                averages[first + half] = sum.add(ends).divide(period).doubleValue();
            }
            sum = sum.subtract(values[first]);
        }
        return averages;
    }
}
