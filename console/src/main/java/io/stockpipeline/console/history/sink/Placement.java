package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.sink.TopicFeed.Bounds;
import org.jspecify.annotations.Nullable;

/**
 * From where a partition is read, and what has to be said about it.
 *
 * @param stored what the database is to know before the first record is read
 * @param missed how many offsets were deleted before they were read
 * @param news what a person should know; null when all is as it was
 */
record Placement(Stored stored, long missed, @Nullable String news) {
    /**
     * Decides.
     *
     * @param stored what the database knows; null: the partition has never been read
     * @param topicId of the topic as it is now
     */
    static Placement of(@Nullable Stored stored, String topicId, Bounds bounds) {
        if (stored == null) {
            return new Placement(new Stored(0, topicId, bounds.beginning()), 0, null);
        }
        if (!stored.topicId().equals(topicId)) {
            return new Placement(
                    new Stored(stored.generation() + 1, topicId, bounds.beginning()),
                    0,
                    "the topic was made anew: it is read from its beginning, what is in the history stays");
        }
        if (stored.next() > bounds.end()) {
            return new Placement(
                    new Stored(stored.generation() + 1, topicId, bounds.end()),
                    0,
                    "the topic has lost its tail, offsets " + bounds.end() + " to " + (stored.next() - 1)
                            + ": the history keeps it and goes on with what comes");
        }
        if (stored.next() < bounds.beginning()) {
            return new Placement(
                    new Stored(stored.generation(), topicId, bounds.beginning()),
                    bounds.beginning() - stored.next(),
                    "offsets " + stored.next() + " to " + (bounds.beginning() - 1)
                            + " were deleted by the topic's retention before they were read: the history has a gap");
        }
        return new Placement(stored, 0, null);
    }
}
