package io.stockpipeline.bench.harness.check;

import java.io.IOException;
import java.util.Optional;

/** Holds what a contestant wrote against what it should have written. */
@FunctionalInterface
public interface OutputCheck {
    /** What is wrong, in words; empty when nothing is. */
    Optional<String> fault(Evidence evidence) throws IOException;

    /** A contestant that writes nothing. */
    static OutputCheck nothingWritten() {
        return evidence -> Optional.empty();
    }
}
