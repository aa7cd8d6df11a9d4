package io.stockpipeline.analytics.learning;

/**
 * Linear regression whose squared weights are penalised: minimises sum (y - b - w z)^2 + lambda w^2 over features z standardised with the
 * mean and deviation of the training rows only. Collinear features share their weight instead of failing; one that does not vary gets none.
 * Hoerl and Kennard, Technometrics 12 (1970).
 */
final class RidgeRegression {
    private final double[] means;
    private final double[] weights;
    private final double intercept;

    private RidgeRegression(double[] means, double[] weights, double intercept) {
        this.means = means;
        this.weights = weights;
        this.intercept = intercept;
    }

    /**
     * Fits the rows {@code from} (with) to {@code to} (without).
     *
     * @param penalty lambda as a share of the rows, above 0
     */
    static RidgeRegression fit(double[][] rows, double[] targets, int from, int to, double penalty) {
        int n = to - from;
        int k = rows[from].length;
        double[] means = new double[k];
        double intercept = 0;
        for (int t = from; t < to; t++) {
            intercept += targets[t] / n;
            for (int i = 0; i < k; i++) {
                means[i] += rows[t][i] / n;
            }
        }
        double[][] products = new double[k][k];
        double[] right = new double[k];
        for (int t = from; t < to; t++) {
            for (int i = 0; i < k; i++) {
                double centred = rows[t][i] - means[i];
                right[i] += centred * (targets[t] - intercept) / n;
                for (int j = 0; j <= i; j++) {
                    products[i][j] += centred * (rows[t][j] - means[j]) / n;
                }
            }
        }
        return new RidgeRegression(means, solve(products, right, penalty), intercept);
    }

    double predict(double[] row) {
        double sum = intercept;
        for (int i = 0; i < row.length; i++) {
            sum += weights[i] * (row[i] - means[i]);
        }
        return sum;
    }

    /** Weights per unit of the plain features, of the correlation matrix plus the penalty on its diagonal: Cholesky always exists. */
    private static double[] solve(double[][] products, double[] right, double penalty) {
        int k = right.length;
        double[] deviations = new double[k];
        for (int i = 0; i < k; i++) {
            deviations[i] = Math.sqrt(products[i][i]);
        }
        double[][] lower = new double[k][k];
        double[] out = new double[k];
        for (int i = 0; i < k; i++) {
            double value = over(right[i], deviations[i]);
            for (int j = 0; j <= i; j++) {
                double sum = i == j
                        ? (deviations[i] > 0 ? 1 : 0) + penalty
                        : over(over(products[i][j], deviations[i]), deviations[j]);
                for (int m = 0; m < j; m++) {
                    sum -= lower[i][m] * lower[j][m];
                }
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
            for (int m = 0; m < i; m++) {
                value -= lower[i][m] * out[m];
            }
            out[i] = value / lower[i][i];
        }
        for (int i = k - 1; i >= 0; i--) {
            for (int m = i + 1; m < k; m++) {
                out[i] -= lower[m][i] * out[m];
            }
            out[i] /= lower[i][i];
        }
        for (int i = 0; i < k; i++) {
            out[i] = over(out[i], deviations[i]);
        }
        return out;
    }

    /** 0 for a feature that does not vary. */
    private static double over(double value, double deviation) {
        return deviation > 0 ? value / deviation : 0;
    }
}
