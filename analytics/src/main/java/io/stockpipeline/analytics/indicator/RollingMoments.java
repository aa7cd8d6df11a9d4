package io.stockpipeline.analytics.indicator;

/**
 * Mean and population standard deviation of each {@code k} values in a row, in time and memory that grow with the series only. The series
 * is cut into blocks of {@code k}: every window is the end of one block and the beginning of the next, and the moments of both are built
 * up value by value (Welford 1962) and put together (Chan, Golub, LeVeque 1983). Nothing is ever taken off, so nothing drifts, digits do
 * not cancel, and a window of equal values has a deviation of exactly 0. All is reckoned relative to a value of the window itself, so
 * tiny moves of a large number keep their digits.
 */
final class RollingMoments {
    private final double[] means;
    private final double[] deviations;

    private final double[] endMeans;
    private final double[] endSquares;

    private RollingMoments(int size, int k) {
        means = new double[size];
        deviations = new double[size];
        endMeans = new double[k];
        endSquares = new double[k];
    }

    /** @param k at least 1, at most as many as there are values */
    static RollingMoments of(double[] values, int k) {
        RollingMoments moments = new RollingMoments(values.length, k);
        for (int block = 0; block + k <= values.length; block += k) {
            moments.endOf(values, block, k);
            moments.windowsFrom(values, block, k);
        }
        return moments;
    }

    /** Mean and sum of squares of each end of the block, relative to the block's last value. */
    private void endOf(double[] values, int block, int k) {
        double reference = values[block + k - 1];
        double mean = 0;
        double squares = 0;
        for (int i = k - 1; i >= 0; i--) {
            double value = values[block + i] - reference;
            double off = value - mean;
            mean += off / (k - i);
            squares += off * (value - mean);
            endMeans[i] = mean;
            endSquares[i] = squares;
        }
    }

    /** All windows that begin in the block. */
    private void windowsFrom(double[] values, int block, int k) {
        double reference = values[block + k - 1];
        put(block + k - 1, reference, endMeans[0], endSquares[0], k);
        double mean = 0;
        double squares = 0;
        for (int n = 1; n < k && block + k - 1 + n < values.length; n++) {
            double value = values[block + k - 1 + n] - reference;
            double off = value - mean;
            mean += off / n;
            squares += off * (value - mean);
            double share = (double) n / k;
            double apart = mean - endMeans[n];
            double all = squares + endSquares[n] + apart * apart * share * (k - n);
            put(block + k - 1 + n, reference, endMeans[n] + apart * share, all, k);
        }
    }

    private void put(int place, double reference, double mean, double squares, int k) {
        means[place] = reference + mean;
        deviations[place] = Math.sqrt(squares / k);
    }

    /** By the place of the window's last value; meaningful from place {@code k - 1} on. */
    double[] means() {
        return means;
    }

    /** By the place of the window's last value; meaningful from place {@code k - 1} on. */
    double[] deviations() {
        return deviations;
    }
}
