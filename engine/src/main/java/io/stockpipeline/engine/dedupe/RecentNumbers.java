package io.stockpipeline.engine.dedupe;

import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;

/** Which of a rising row of numbers have been seen: exactly for the last {@value #REACH}, and all before them. Not thread-safe. */
final class RecentNumbers {
    /** How far below the greatest one a number may come later. Venues swap neighbours; more is a repeat of long ago. */
    static final int REACH = 256;

    /** -1: none was seen. */
    private long greatest = -1;
    /** A bit for each of the last numbers, at its place modulo {@link #REACH}. */
    private final long[] seen = new long[REACH / Long.SIZE];

    boolean isSeen(long number) {
        return number <= greatest && (number <= greatest - REACH || isSet(number));
    }

    void see(long number) {
        for (long between = Math.max(greatest + 1, number - REACH + 1); between < number; between++) {
            set(between, false);
        }
        if (number > greatest - REACH) {
            set(number, true);
        }
        greatest = Math.max(greatest, number);
    }

    private boolean isSet(long number) {
        return (seen[word(number)] & 1L << number) != 0;
    }

    private void set(long number, boolean value) {
        if (value) {
            seen[word(number)] |= 1L << number;
        } else {
            seen[word(number)] &= ~(1L << number);
        }
    }

    private static int word(long number) {
        return (int) (number % REACH) / Long.SIZE;
    }

    /** Numbers mostly come without a gap: then what is missing takes the fewest bytes. */
    void store(StateWriter out) {
        out.number(greatest);
        for (int i = 0; greatest >= 0 && i < seen.length; i++) {
            out.natural(~seen[i]);
        }
    }

    void restore(StateReader in) {
        greatest = in.number();
        for (int i = 0; greatest >= 0 && i < seen.length; i++) {
            seen[i] = ~in.natural();
        }
    }
}
