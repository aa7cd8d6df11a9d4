package io.stockpipeline.console.api;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the console stands. */
public record StatusAnswer(
        Instant asOf,

        @JsonPropertyDescription(
                "records of the topics that the view has not taken in yet; absent while Kafka does not answer")
        @Nullable Long lag,

        ViewStatus view,
        HistoryStatus history,
        SourceStatus source,

        @JsonPropertyDescription("absent where nobody is notified, and as long as it is not known") @Nullable NotificationStatus notifications) {
    /** The live view. */
    public record ViewStatus(
            @JsonPropertyDescription("it has taken in what was there when it began")
            boolean ready,

            @JsonPropertyDescription("Kafka answers") boolean connected,

            @JsonPropertyDescription("taken in so far") long records) {}

    /** The history. */
    public record HistoryStatus(
            @JsonPropertyDescription("none, starting, ready or away")
            String state,

            @JsonPropertyDescription("records that it has not taken in yet") @Nullable Long lag,

            @JsonPropertyDescription("why it is not ready") @Nullable String detail) {}

    /** What comes in. */
    public record SourceStatus(
            @Nullable Instant lastTickTime,

            @JsonPropertyDescription("how long ago that was; absent for replays") @Nullable Long ageMs) {}

    /** Messages about alarms. */
    public record NotificationStatus(
            @JsonPropertyDescription("not delivered yet") long pending,
            @JsonPropertyDescription("given up") long dead) {}
}
