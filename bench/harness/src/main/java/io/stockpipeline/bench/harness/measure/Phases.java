package io.stockpipeline.bench.harness.measure;

import java.time.Duration;

/**
 * How long a contestant runs.
 *
 * @param warmUp from its first record until it is measured
 * @param measured how long it is measured at most; it ends with the input
 */
public record Phases(Duration warmUp, Duration measured) {
    /** As it stands below a table. */
    public String words() {
        return measured.toSeconds() + " s after " + warmUp.toSeconds() + " s of warm-up, or to the last tick";
    }
}
