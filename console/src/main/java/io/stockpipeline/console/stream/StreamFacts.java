package io.stockpipeline.console.stream;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the stream tells besides averages and alarms. Asked on the stream's own thread; the answers must come at once. */
public interface StreamFacts {
    /** Whether the view is up to date; before, clients are kept waiting, so that old alarms are not told as new ones. */
    boolean ready();

    /** The pipeline as {@code GET /api/v1/pipeline} describes it. */
    Object pipeline();

    /** How the view fares. */
    Status status();

    /**
     * The data of the events {@code status}.
     *
     * @param asOf the instant it holds for
     * @param lag records of the topics that the view has not taken in yet; absent while Kafka does not answer
     * @param connected Kafka answers
     * @param lastTickTime time of the latest tick of all symbols
     */
    record Status(
            Instant asOf,
            @Nullable Long lag,
            boolean connected,
            @Nullable Instant lastTickTime) {}

    /** The data of the event {@code hello}. */
    record Hello(Instant asOf, Object pipeline) {}
}
