package io.stockpipeline.extractor;

import io.stockpipeline.extractor.source.SourceHealth;
import java.util.Optional;

/**
 * An extractor's health at one moment.
 *
 * @param source how the source fares
 * @param delivering whether Kafka takes records, as far as is known
 * @param ended whether a finite source has come to its end: condition reason {@code SourceCompleted}
 * @param failure what stopped the extractor for good
 */
public record ExtractorHealth(SourceHealth source, boolean delivering, boolean ended, Optional<Throwable> failure) {
    /** Whether it should go on running: false only when nothing will mend it but a new start. */
    public boolean live() {
        return failure.isEmpty();
    }
}
