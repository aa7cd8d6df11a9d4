package io.stockpipeline.bench.harness.measure;

import java.util.List;

/** How a run ended. */
public sealed interface Outcome {
    /** Measured, and the output is right. */
    record Figures(Measurement measurement, Written written, List<String> settings) implements Outcome {
        public double outputBytesPerTick() {
            return (double) written.output() / measurement.ticks();
        }

        public double stateBytesPerTick() {
            return (double) written.state() / measurement.ticks();
        }
    }

    /** No figure, and why. */
    record Failed(String reason) implements Outcome {}
}
