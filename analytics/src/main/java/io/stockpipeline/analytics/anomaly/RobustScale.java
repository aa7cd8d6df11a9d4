package io.stockpipeline.analytics.anomaly;

import java.util.Arrays;

/**
 * Brings columns of different units to one scale: (value - median) / s, where s = interquartile range / 1.349, which is the standard
 * deviation of normal numbers and heeds no outlier. Where over half of a column is one number s is the mean distance from the median,
 * and where all of it is, any other number lies as far off as a number can.
 */
final class RobustScale {
    /** Farther than so many s is all the same: one wild number must not make all others look alike. */
    static final double FARTHEST = 16;

    private static final double NORMAL_QUARTILES = 1.349;

    private final double[] medians;
    private final double[] spreads;

    private RobustScale(double[] medians, double[] spreads) {
        this.medians = medians;
        this.spreads = spreads;
    }

    /** @param rows at least one, all of one length, finite */
    static RobustScale of(double[][] rows) {
        int columns = rows[0].length;
        double[] medians = new double[columns];
        double[] spreads = new double[columns];
        for (int column = 0; column < columns; column++) {
            int place = column;
            double[] sorted =
                    Arrays.stream(rows).mapToDouble(row -> row[place]).sorted().toArray();
            medians[column] = sorted[sorted.length / 2];
            spreads[column] = spread(sorted, medians[column]);
        }
        return new RobustScale(medians, spreads);
    }

    private static double spread(double[] sorted, double median) {
        double quartiles = sorted[3 * sorted.length / 4] - sorted[sorted.length / 4];
        if (quartiles > 0) {
            return quartiles / NORMAL_QUARTILES;
        }
        double distance = 0;
        for (double value : sorted) {
            distance += Math.abs(value - median);
        }
        return distance / sorted.length;
    }

    /** The row on the common scale, from -{@value #FARTHEST} to {@value #FARTHEST}. */
    float[] apply(double[] row) {
        float[] scaled = new float[row.length];
        for (int i = 0; i < row.length; i++) {
            double distance = row[i] - medians[i];
            // 0 / 0 would be no number; anything else / 0 is infinite, and so the farthest.
            double deviations = distance == 0 ? 0 : distance / spreads[i];
            scaled[i] = (float) Math.max(-FARTHEST, Math.min(FARTHEST, deviations));
        }
        return scaled;
    }
}
