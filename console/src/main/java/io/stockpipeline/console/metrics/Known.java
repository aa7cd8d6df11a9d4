package io.stockpipeline.console.metrics;

/** A count that may not be known just now. */
final class Known {
    private Known() {}

    /** NaN for a negative one: comparisons with it are false, so that no alert fires for what is not known. */
    static double orNaN(long count) {
        return count < 0 ? Double.NaN : count;
    }
}
