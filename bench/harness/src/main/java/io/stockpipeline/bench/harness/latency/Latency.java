package io.stockpipeline.bench.harness.latency;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** From the moment a tick was due to that at which its average could be read, at one rate. */
public sealed interface Latency {
    /** As a cell of the table. */
    String words();

    /**
     * What was recorded. Nothing is when a symbol has more than a tick a millisecond: its times, which must differ, run ahead of
     * the clock and say nothing.
     */
    static Latency of(Histogram millis) {
        return millis.getTotalCount() == 0 ? new Behind("not measured") : Millis.of(millis);
    }

    /**
     * It kept up.
     *
     * @param median milliseconds
     * @param p99 milliseconds
     * @param max milliseconds
     */
    record Millis(long median, long p99, long max) implements Latency {
        private static final double HALF = 50;
        private static final double NEARLY_ALL = 99;

        private static Millis of(Histogram millis) {
            return new Millis(
                    millis.getValueAtPercentile(HALF), millis.getValueAtPercentile(NEARLY_ALL), millis.getMaxValue());
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%,d / %,d / %,d", median, p99, max);
        }
    }

    /** It did not keep up with the rate, or the generator or its times did not. */
    record Behind(String words) implements Latency {}
}
