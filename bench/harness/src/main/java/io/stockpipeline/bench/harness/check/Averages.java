package io.stockpipeline.bench.harness.check;

/** When two averages are the same: peers compute in doubles. */
final class Averages {
    private static final double RELATIVE = 1e-9;

    private Averages() {}

    static boolean same(double expected, double found) {
        return Math.abs(expected - found) <= RELATIVE * Math.abs(expected);
    }
}
