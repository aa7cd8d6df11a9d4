package io.stockpipeline.extractor.publish;

import io.stockpipeline.model.wire.DeadLetterReason;
import java.util.Map;

/**
 * What an extractor has done, at one moment. Of a finite source these are the committed numbers, those of earlier runs
 * included; of a live one they count since the start. Once all is delivered,
 * {@code read = published + dead letters + forcedOut + undelivered}.
 *
 * @param read records taken from the source
 * @param published ticks that Kafka has acknowledged
 * @param deadLetters unusable records by reason, reasons without any left out
 * @param forcedOut records of a live feed that gave way because Kafka was away for too long, or came while it closed
 * @param undelivered records that were still under way when the extractor was closed
 */
public record ExtractorCounters(
        long read, long published, Map<DeadLetterReason, Long> deadLetters, long forcedOut, long undelivered) {
    public long deadLettersInAll() {
        return deadLetters.values().stream().mapToLong(Long::longValue).sum();
    }
}
