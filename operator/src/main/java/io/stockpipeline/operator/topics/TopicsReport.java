package io.stockpipeline.operator.topics;

import java.util.List;

/**
 * What was found, and done.
 *
 * @param ready whether pods can work with the topics as they are
 * @param reason of the condition
 * @param message of the condition
 * @param done what was changed, one line each, for Events
 */
public record TopicsReport(boolean ready, Reason reason, String message, List<String> done) {
    public TopicsReport {
        done = List.copyOf(done);
    }

    /** Reasons as the condition names them. */
    public enum Reason {
        /** All there. */
        TopicsExist,
        /** Whoever makes them has not made them yet. */
        TopicsMissing,
        /** Some had been deleted by somebody and were made again, empty. */
        TopicDeletedExternally,
        /** A topic has another number of partitions than the spec says. */
        PartitionsImmutable,
        /** A topic has another number of copies than the spec says. */
        ReplicationFactorImmutable,
        /** Strimzi is not installed, or its Topic Operator says no. */
        StrimziNotReady
    }

    static TopicsReport there(int topics, List<String> done) {
        return new TopicsReport(true, Reason.TopicsExist, topics + " topics are there", done);
    }
}
