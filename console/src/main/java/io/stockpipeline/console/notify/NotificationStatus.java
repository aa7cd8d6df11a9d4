package io.stockpipeline.console.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How it stands with a notification. The counts are of all consoles together, since it was first named.
 *
 * @param name the notification's
 * @param pending deliveries that wait, those under way included
 * @param delivered that have arrived
 * @param dead that were given up
 * @param skipped that were not worth sending
 * @param oldestPending when the oldest alarm that waits was written to the topic
 * @param pausedUntil the receiver has asked for quiet until then
 * @param gone what the receiver said that wants no more (HTTP 410); null: it is sent to
 * @param lastError what failed last, even if all is well now
 * @param lastErrorAt when
 */
public record NotificationStatus(
        String name,
        long pending,
        long delivered,
        long dead,
        long skipped,
        @Nullable Instant oldestPending,
        @Nullable Instant pausedUntil,
        @Nullable String gone,
        @Nullable String lastError,
        @Nullable Instant lastErrorAt) {}
