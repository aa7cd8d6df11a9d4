package io.stockpipeline.app.local;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.console.history.DatabaseAddress;
import org.jspecify.annotations.Nullable;

/** Where a run keeps its history. */
public sealed interface HistoryChoice {
    /** Nothing was said: where the pipeline's Secret says, else in a PostgreSQL of this process. */
    record Unsaid() implements HistoryChoice {}

    /**
     * In somebody's PostgreSQL.
     *
     * @param address with user and password where they are needed
     */
    record Database(DatabaseAddress address) implements HistoryChoice {}

    /** Nowhere. */
    record None() implements HistoryChoice {}

    /**
     * Reads the option {@code --history}.
     *
     * @param text null: it was not given
     * @throws WrongInputException when it is neither {@code none} nor the URL of a PostgreSQL; the words do not repeat it, since
     *     a password may stand in it
     */
    static HistoryChoice parse(@Nullable String text) {
        if (text == null) {
            return new Unsaid();
        }
        if (text.equals("none")) {
            return new None();
        }
        try {
            return new Database(new DatabaseAddress(text, null, null));
        } catch (IllegalArgumentException e) {
            throw new WrongInputException(
                    "--history: give none, or the URL of a PostgreSQL: jdbc:postgresql://HOST/DATABASE?user=NAME", e);
        }
    }
}
