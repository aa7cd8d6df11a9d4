package io.stockpipeline.console.notify;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A delivery, for people to see.
 *
 * @param id rises with every delivery
 * @param time when its alarm was written to the topic
 * @param alarmState {@code Firing} or {@code Resolved}
 * @param next when it is sent next; of a pending one only
 * @param reason what the last attempt failed of, or why it is not sent
 * @param finished when it was delivered or given up
 */
public record DeliveryRow(
        long id,
        String notification,
        String alarmId,
        String episode,
        String alarm,
        String alarmState,
        String symbol,
        Instant time,
        DeliveryState state,
        int attempts,
        @Nullable Instant next,
        @Nullable String reason,
        @Nullable Instant finished) {}
