package io.stockpipeline.console.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery that this console has taken to send.
 *
 * @param record the topic's JSON
 * @param arrivedAt when the alarm was written to the topic
 * @param attempts this one included
 * @param firing of a Resolved alarm: where the delivery of its Firing stands; null of a Firing alarm
 */
record ClaimedDelivery(
        long id,
        String record,
        Instant arrivedAt,
        int attempts,
        @Nullable DeliveryState firing) {}
