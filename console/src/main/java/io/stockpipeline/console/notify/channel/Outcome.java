package io.stockpipeline.console.notify.channel;

import java.time.Duration;

/** What came of sending. Reasons are for people; they name no secret and no path of an address, which may be one. */
public sealed interface Outcome {
    /** It has arrived. */
    record Arrived() implements Outcome {}

    /**
     * It has not, or nobody knows: to be tried again.
     *
     * @param reason for example {@code HTTP 500}
     */
    record Failed(String reason) implements Outcome {}

    /**
     * The receiver asks for quiet.
     *
     * @param pause how long nothing is to be sent, {@link RetryAfter#SHORTEST} to {@link RetryAfter#LONGEST}
     */
    record Later(String reason, Duration pause) implements Outcome {}

    /** The receiver wants no more messages, ever. */
    record Gone(String reason) implements Outcome {}
}
