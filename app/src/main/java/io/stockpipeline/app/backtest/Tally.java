package io.stockpipeline.app.backtest;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;

/** What became of the records that a backtest read: read = accepted + duplicates + dead letters. */
final class Tally {
    long read;
    /** Late ones included. */
    long accepted;

    long late;
    long duplicates;
    private final Map<DeadLetterReason, Long> deadLetters = new EnumMap<>(DeadLetterReason.class);

    void deadLetter(DeadLetterReason reason) {
        deadLetters.merge(reason, 1L, Long::sum);
    }

    Map<DeadLetterReason, Long> deadLetters() {
        return deadLetters;
    }
}
