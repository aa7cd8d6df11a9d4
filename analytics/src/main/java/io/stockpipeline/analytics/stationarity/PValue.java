package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.words.Figures;

/**
 * How likely a result at least this extreme is when the test's assumption holds.
 *
 * @param value 0 to 1
 * @param bound whether the true one is this, or below or above it, where the published table ends
 */
public record PValue(double value, Bound bound) {
    /** Below this a test of this package rejects. */
    static final double SIGNIFICANCE = 0.05;

    /** How the true p-value stands to the one given. */
    public enum Bound {
        /** Below: {@code p < value}. */
        Less,
        /** Equal. */
        Equal,
        /** Above: {@code p > value}. */
        Greater
    }

    /** Like {@code p < 0.01} or {@code p = 0.0349}. */
    @Override
    public String toString() {
        return switch (bound) {
            case Less -> "p < " + Figures.number(value);
            case Equal -> Figures.p(value);
            case Greater -> "p > " + Figures.number(value);
        };
    }
}
