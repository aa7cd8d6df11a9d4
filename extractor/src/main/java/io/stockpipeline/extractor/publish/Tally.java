package io.stockpipeline.extractor.publish;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What the transactions up to now and the open one hold. */
final class Tally {
    private long read;
    private long published;
    private final Map<DeadLetterReason, Long> deadLetters = new EnumMap<>(DeadLetterReason.class);

    Tally(@Nullable Position last) {
        if (last != null) {
            read = last.read();
            published = last.published();
            deadLetters.putAll(last.deadLetters());
        }
    }

    void tick() {
        read++;
        published++;
    }

    void deadLetter(DeadLetterReason reason) {
        read++;
        deadLetters.merge(reason, 1L, Long::sum);
    }

    long read() {
        return read;
    }

    ExtractorCounters counters() {
        return new ExtractorCounters(read, published, Map.copyOf(deadLetters), 0, 0);
    }
}
