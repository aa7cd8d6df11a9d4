package io.stockpipeline.bench.harness.check;

import java.util.Optional;

/**
 * How many records a contestant that answers every tick must have written.
 *
 * @param atLeast for ticks that were consumed long enough before its end
 * @param atMost for all that were consumed, and the transactions' own marks
 */
public record OutputCount(long atLeast, long atMost) {
    /**
     * The bounds.
     *
     * @param settled ticks consumed some seconds before the end
     * @param consumed ticks consumed in all
     * @param marks offsets that transactions take for themselves, at most
     */
    public static OutputCount of(int recordsPerTick, long settled, long consumed, long marks) {
        return new OutputCount(settled * recordsPerTick, consumed * recordsPerTick + marks);
    }

    /** What is wrong with a count, in words; empty when nothing is. */
    public Optional<String> fault(long written) {
        return written >= atLeast && written <= atMost
                ? Optional.empty()
                : Optional.of(
                        String.format("%,d records were written, expected were %,d to %,d", written, atLeast, atMost));
    }
}
