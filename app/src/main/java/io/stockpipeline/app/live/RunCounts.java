package io.stockpipeline.app.live;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.Map;

/**
 * What has become of the records of a source; {@code read = accepted + duplicates + dead letters} once all are
 * processed.
 *
 * @param accepted late ones included
 * @param deadLetters by reason
 */
public record RunCounts(
        long read,
        long accepted,
        long late,
        long duplicates,
        Map<DeadLetterReason, Long> deadLetters,
        long averages,
        long alarms,
        long bars) {
    public long deadLettersInAll() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }
}
