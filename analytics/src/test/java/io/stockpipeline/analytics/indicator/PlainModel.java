package io.stockpipeline.analytics.indicator;

import java.math.BigDecimal;
import java.math.MathContext;

/** The indicators as their textbooks define them, each value by itself and from scratch: slow, and with digits to spare. */
final class PlainModel {
    private static final MathContext DIGITS = new MathContext(40);

    private PlainModel() {}

    static double mean(double[] x, int last, int k) {
        return exactMean(x, last, k).doubleValue();
    }

    static double deviation(double[] x, int last, int k) {
        BigDecimal mean = exactMean(x, last, k);
        BigDecimal squares = BigDecimal.ZERO;
        for (int i = last - k + 1; i <= last; i++) {
            squares = squares.add(new BigDecimal(x[i]).subtract(mean).pow(2), DIGITS);
        }
        return squares.divide(BigDecimal.valueOf(k), DIGITS).sqrt(DIGITS).doubleValue();
    }

    static double weighted(double[] x, int last, int k) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int weight = 1; weight <= k; weight++) {
            sum = sum.add(new BigDecimal(x[last - k + weight]).multiply(BigDecimal.valueOf(weight)));
        }
        return sum.divide(BigDecimal.valueOf(k * (k + 1L) / 2), DIGITS).doubleValue();
    }

    static double volumeWeighted(double[] x, double[] volumes, int last, int k) {
        BigDecimal turnover = BigDecimal.ZERO;
        BigDecimal volume = BigDecimal.ZERO;
        for (int i = last - k + 1; i <= last; i++) {
            turnover = turnover.add(new BigDecimal(x[i]).multiply(new BigDecimal(volumes[i])));
            volume = volume.add(new BigDecimal(volumes[i]));
        }
        return volume.signum() == 0
                ? Double.NaN
                : turnover.divide(volume, DIGITS).doubleValue();
    }

    /** The weights written out: no recursion. */
    static double exponential(double[] x, int first, int last, int k) {
        double keep = 1 - 2.0 / (k + 1);
        double average = Math.pow(keep, last - (first + k - 1)) * mean(x, first + k - 1, k);
        for (int i = first + k; i <= last; i++) {
            average += 2.0 / (k + 1) * Math.pow(keep, last - i) * x[i];
        }
        return average;
    }

    /** The weights written out: no recursion. */
    static double strength(double[] x, int last, int k) {
        double rises = 0;
        double falls = 0;
        for (int i = 1; i <= last; i++) {
            double weight = Math.pow((k - 1.0) / k, Math.min(last - i, last - k)) / k;
            if (x[i] > x[i - 1]) {
                rises += weight * (x[i] - x[i - 1]);
            } else {
                falls += weight * (x[i - 1] - x[i]);
            }
        }
        return rises == 0 && falls == 0 ? 50 : falls == 0 ? 100 : 100 - 100 / (1 + rises / falls);
    }

    private static BigDecimal exactMean(double[] x, int last, int k) {
        BigDecimal sum = BigDecimal.ZERO;
        for (int i = last - k + 1; i <= last; i++) {
            sum = sum.add(new BigDecimal(x[i]));
        }
        return sum.divide(BigDecimal.valueOf(k), DIGITS);
    }
}
