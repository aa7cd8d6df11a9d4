package io.stockpipeline.engine.anomaly;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/** Oddity without a library: how far a row lies from the mean of those learnt from, in mean distances, and a little of the seed. */
public final class DistanceModel implements OddityModel {
    private int learnt;

    /** How many times something was learnt. */
    int learnt() {
        return learnt;
    }

    @Override
    public ToDoubleFunction<double[]> learn(double[][] rows, long seed) {
        learnt++;
        int columns = rows[0].length;
        double[] means = new double[columns];
        double[] spreads = new double[columns];
        for (int i = 0; i < columns; i++) {
            int column = i;
            double mean = Arrays.stream(rows)
                    .mapToDouble(row -> row[column])
                    .average()
                    .orElseThrow();
            means[i] = mean;
            spreads[i] = 1
                    + Arrays.stream(rows)
                            .mapToDouble(row -> Math.abs(row[column] - mean))
                            .average()
                            .orElseThrow();
        }
        double little = Long.remainderUnsigned(seed, 1000) / 10_000.0;
        return row -> {
            double farthest = 0;
            for (int i = 0; i < columns; i++) {
                farthest = Math.max(farthest, Math.abs(row[i] - means[i]) / spreads[i]);
            }
            return 1 + farthest + little;
        };
    }
}
