package io.stockpipeline.analytics.forecast;

/** Differences d times by one and D times by a period, and the polynomials in the backward shift that go with a model. */
final class Differences {
    private Differences() {}

    /** Numbers less those {@code lag} before them; shorter by lag. */
    static double[] of(double[] values, int lag) {
        double[] out = new double[Math.max(0, values.length - lag)];
        for (int i = 0; i < out.length; i++) {
            out[i] = values[i + lag] - values[i];
        }
        return out;
    }

    /** All differences that a model takes. */
    static double[] of(double[] values, ArimaOrders orders) {
        double[] out = values;
        for (int i = 0; i < orders.seasonalD(); i++) {
            out = of(out, orders.period());
        }
        for (int i = 0; i < orders.d(); i++) {
            out = of(out, 1);
        }
        return out;
    }

    /** (1 - B)^d (1 - B^s)^D, by rising power. */
    static double[] polynomial(ArimaOrders orders) {
        double[] out = {1};
        for (int i = 0; i < orders.d(); i++) {
            out = times(out, lagged(new double[] {-1}, 1));
        }
        for (int i = 0; i < orders.seasonalD(); i++) {
            out = times(out, lagged(new double[] {-1}, orders.period()));
        }
        return out;
    }

    /** 1 + c1 B^lag + c2 B^(2 lag) + ... */
    static double[] lagged(double[] coefficients, int lag) {
        double[] out = new double[coefficients.length * lag + 1];
        out[0] = 1;
        for (int i = 0; i < coefficients.length; i++) {
            out[(i + 1) * lag] = coefficients[i];
        }
        return out;
    }

    static double[] times(double[] a, double[] b) {
        double[] out = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                out[i + j] += a[i] * b[j];
            }
        }
        return out;
    }

    /** The first numbers of numerator / denominator as a power series; both start with 1. */
    static double[] quotient(double[] numerator, double[] denominator, int length) {
        double[] out = new double[length];
        for (int i = 0; i < length; i++) {
            double sum = i < numerator.length ? numerator[i] : 0;
            for (int j = 1; j <= i && j < denominator.length; j++) {
                sum -= denominator[j] * out[i - j];
            }
            out[i] = sum;
        }
        return out;
    }
}
