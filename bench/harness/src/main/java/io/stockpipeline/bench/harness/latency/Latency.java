package io.stockpipeline.bench.harness.latency;

import java.util.Locale;
import org.HdrHistogram.Histogram;

/** From the moment a tick was due to that at which its average could be read, at one rate. */
public sealed interface Latency {
    /** As a cell of the table. */
    String words();

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

        static Millis of(Histogram millis) {
            return new Millis(
                    millis.getValueAtPercentile(HALF), millis.getValueAtPercentile(NEARLY_ALL), millis.getMaxValue());
        }

        @Override
        public String words() {
            return String.format(Locale.ROOT, "%,d / %,d / %,d", median, p99, max);
        }
    }

    /** It did not keep up with the rate, or the generator did not. */
    record Behind(String words) implements Latency {}
}
