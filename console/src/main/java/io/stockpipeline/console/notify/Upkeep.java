package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Keeps the tables small and honest: what is too old is not sent, what has been finished long ago is forgotten. */
final class Upkeep {
    /** How long a finished delivery stays in the table, and an alarm that comes twice is known by its id. */
    static final Duration KEPT = Duration.ofDays(30);

    /** A Firing alarm that could not be tried within this time of its arrival is not sent at all. That one is over is never stale. */
    static final Duration STALE = Duration.ofHours(24);

    /** Longer than the whole schedule of retries: what has waited so long, for a receiver that is gone or pauses, is given up. */
    static final Duration LONGEST_WAIT = Duration.ofDays(7);

    /** A notification that no console has named for so long is no longer in the pipeline. */
    static final Duration FORGOTTEN = Duration.ofMinutes(10);

    static final String TOO_OLD = "older than 24 h before it could be sent";

    private final HistoryDatabase database;

    Upkeep(HistoryDatabase database) {
        this.database = database;
    }

    /** Best done every minute. */
    void run(Collection<String> names, Instant now) {
        List<String> mine = List.copyOf(names);
        database.jdbi().useTransaction(handle -> {
            handle.createUpdate("UPDATE notification SET seen_at = :now WHERE name IN (<names>) AND seen_at < :now")
                    .bind("now", now)
                    .bindList("names", mine)
                    .execute();
            end(
                    handle,
                    "Skipped",
                    TOO_OLD,
                    "attempts = 0 AND alarm_state = 'Firing' AND arrived_at <= :before",
                    now.minus(STALE),
                    now);
            end(
                    handle,
                    "Dead",
                    "not delivered within 7 days",
                    "arrived_at <= :before AND due_at <= :now",
                    now.minus(LONGEST_WAIT),
                    now);
            forget(handle, mine, now);
            handle.createUpdate("DELETE FROM delivery WHERE finished_at < :before")
                    .bind("before", now.minus(KEPT))
                    .execute();
        });
    }

    private static void end(Handle handle, String state, String reason, String which, Instant before, Instant now) {
        handle.createUpdate("WITH ended AS (UPDATE delivery SET state = :state, finished_at = :now,"
                        + " reason = concat_ws('; ', :reason, reason)"
                        + " WHERE state = 'Pending' AND " + which + " RETURNING notification),"
                        + " counts AS (SELECT notification, count(*) AS number FROM ended GROUP BY notification)"
                        + " UPDATE notification SET " + state + " = " + state + " + number"
                        + " FROM counts WHERE name = counts.notification")
                .bind("state", state)
                .bind("reason", reason)
                .bind("before", before)
                .bind("now", now)
                .execute();
    }

    private static void forget(Handle handle, List<String> mine, Instant now) {
        int forgotten = handle.createUpdate(
                        "DELETE FROM notification WHERE seen_at < :before AND name NOT IN (<names>)")
                .bind("before", now.minus(FORGOTTEN))
                .bindList("names", mine)
                .execute();
        if (forgotten > 0) {
            handle.createUpdate("UPDATE delivery SET state = 'Dead', finished_at = :now,"
                            + " reason = 'its notification is no longer in the pipeline'"
                            + " WHERE state = 'Pending' AND notification NOT IN (SELECT name FROM notification)")
                    .bind("now", now)
                    .execute();
        }
    }
}
