package io.stockpipeline.extractor.publish;

import java.time.Duration;
import java.util.Optional;

/** Carries one source's records to Kafka on threads of its own. */
public sealed interface Publisher permits LivePublisher, FinitePublisher {
    void start();

    ExtractorCounters counters();

    /** Whether a finite source has come to its end and everything of it is committed. */
    boolean ended();

    /** What stopped it for good; empty while it runs or was closed. */
    Optional<Throwable> failure();

    /** Whether Kafka takes records, as far as is known. */
    boolean delivering();

    /** Stops taking records and delivers what was taken, within {@code patience}. */
    void close(Duration patience);
}
