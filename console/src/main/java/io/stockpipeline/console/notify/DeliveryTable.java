package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The queue of deliveries. To claim one is to move its due time by {@link #LEASE}: no connection is held while it is sent, no
 * other console takes it meanwhile, and should this one die it is due again after that time. The consoles' clocks have to agree
 * to half a minute.
 */
final class DeliveryTable {
    /** Longer than an attempt takes, unless a mail server dawdles at every step; then the mail may be sent twice. */
    static final Duration LEASE = Duration.ofMinutes(3);

    private static final String OF_DELIVERY = " WHERE id = :id AND state = 'Pending' AND attempts = :attempts";

    private final HistoryDatabase database;

    DeliveryTable(HistoryDatabase database) {
        this.database = database;
    }

    /** A new start of the console is a new chance for a receiver that wanted no more. */
    void reopen(Collection<String> names) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE notification SET gone = NULL WHERE gone IS NOT NULL AND name IN (<names>)")
                        .bindList("names", List.copyOf(names))
                        .execute());
    }

    /** What is sent one after the other, in the order of the topic. */
    enum Order {
        /** The alarms of an episode: its end never overtakes its beginning. */
        OfEpisode("earlier.episode = mine.episode"),
        /** All that one alarm says of a symbol, for receivers that know no episodes. A Deviation is an event and waits for none. */
        OfAlarm("earlier.alarm = mine.alarm AND earlier.type = mine.type AND earlier.symbol = mine.symbol"
                + " AND mine.type <> 'Deviation'");

        private final String same;

        Order(String same) {
            this.same = same;
        }
    }

    /**
     * Takes what is due. Of what has an order only the earliest that is not finished can be taken.
     *
     * @param most how many
     */
    List<ClaimedDelivery> claim(String notification, int most, Instant now, Order order) {
        return database.jdbi()
                .withHandle(handle -> handle
                        .createQuery("""
                        UPDATE delivery SET due_at = :lease, attempts = attempts + 1
                        WHERE id IN (
                            SELECT id FROM delivery mine
                            WHERE notification = :notification AND state = 'Pending' AND due_at <= :now
                            AND NOT EXISTS (SELECT 1 FROM delivery earlier WHERE earlier.notification = :notification
                                AND <same> AND earlier.id < mine.id AND earlier.state = 'Pending')
                            AND EXISTS (SELECT 1 FROM notification WHERE name = :notification AND gone IS NULL
                                AND (paused_until IS NULL OR paused_until <= :now))
                            ORDER BY due_at, id LIMIT :most FOR UPDATE SKIP LOCKED)
                        RETURNING id, record, arrived_at, attempts, CASE WHEN alarm_state = 'Resolved' THEN
                            (SELECT min(firing.state) FROM delivery firing WHERE firing.notification = :notification
                             AND firing.episode = delivery.episode AND firing.alarm_state = 'Firing') END
                        """)
                        .bind("notification", notification)
                        .bind("now", now)
                        .define("same", order.same)
                        .bind("lease", now.plus(LEASE))
                        .bind("most", most)
                        .map((row, context) -> claimed(row))
                        .stream()
                        .sorted(Comparator.comparingLong(ClaimedDelivery::id))
                        .toList());
    }

    private static ClaimedDelivery claimed(ResultSet row) throws SQLException {
        String firing = row.getString(5);
        return new ClaimedDelivery(
                row.getLong(1),
                row.getString(2),
                row.getTimestamp(3).toInstant(),
                row.getInt(4),
                firing == null ? null : DeliveryState.valueOf(firing));
    }

    /** It has arrived. */
    void delivered(String notification, ClaimedDelivery delivery, Instant now) {
        finish(notification, delivery, DeliveryState.Delivered, null, now);
    }

    /** It is not worth sending. */
    void skipped(String notification, ClaimedDelivery delivery, String reason, Instant now) {
        finish(notification, delivery, DeliveryState.Skipped, reason, now);
    }

    /** It is given up. */
    void dead(String notification, ClaimedDelivery delivery, String reason, Instant now) {
        finish(notification, delivery, DeliveryState.Dead, reason, now);
        failure(notification, reason, now);
    }

    private void finish(
            String notification, ClaimedDelivery delivery, DeliveryState state, @Nullable String reason, Instant now) {
        database.jdbi().useTransaction(handle -> {
            // Whoever has delivered it has done so, even if another has claimed it since; whoever gives up must hold
            // it.
            String held = state == DeliveryState.Delivered ? "" : " AND attempts = :attempts";
            int changed = handle.createUpdate("UPDATE delivery SET state = :state, reason = :reason, finished_at = :now"
                            + " WHERE id = :id AND state = 'Pending'" + held)
                    .bind("id", delivery.id())
                    .bind("attempts", delivery.attempts())
                    .bind("state", state.name())
                    .bind("reason", reason)
                    .bind("now", now)
                    .execute();
            if (changed > 0) {
                count(handle, notification, state, changed);
            }
        });
    }

    private static void count(Handle handle, String notification, DeliveryState state, int number) {
        String counter = switch (state) {
            case Delivered -> "delivered";
            case Dead -> "dead";
            case Skipped -> "skipped";
            case Pending -> throw new IllegalArgumentException("not finished");
        };
        handle.createUpdate("UPDATE notification SET " + counter + " = " + counter + " + :number WHERE name = :name")
                .bind("name", notification)
                .bind("number", number)
                .execute();
    }

    /** It has failed and is tried again. */
    void failed(String notification, ClaimedDelivery delivery, String reason, Instant due, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE delivery SET due_at = :due, reason = :reason" + OF_DELIVERY)
                        .bind("id", delivery.id())
                        .bind("attempts", delivery.attempts())
                        .bind("due", due)
                        .bind("reason", reason)
                        .execute());
        failure(notification, reason, now);
    }

    /** The receiver has asked for quiet: nothing is sent to it until then, and the attempt does not count. */
    void paused(String notification, ClaimedDelivery delivery, String reason, Instant until, Instant now) {
        release(delivery, reason, until);
        pause(notification, until);
        failure(notification, reason, now);
    }

    /** The receiver wants no more: what waits for it goes on waiting. */
    void gone(String notification, ClaimedDelivery delivery, String reason, Instant now) {
        release(delivery, reason, now);
        disable(notification, reason);
        failure(notification, reason, now);
    }

    private void release(ClaimedDelivery delivery, String reason, Instant due) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE delivery SET due_at = :due, attempts = attempts - 1, reason = :reason"
                                        + OF_DELIVERY)
                        .bind("id", delivery.id())
                        .bind("attempts", delivery.attempts())
                        .bind("due", due)
                        .bind("reason", reason)
                        .execute());
    }

    /** Nothing is sent before then. */
    void pause(String notification, Instant until) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE notification SET paused_until = greatest(paused_until, :until) WHERE name = :name")
                        .bind("name", notification)
                        .bind("until", until)
                        .execute());
    }

    /** Nothing is sent any more. */
    void disable(String notification, String reason) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate("UPDATE notification SET gone = :reason WHERE name = :name")
                        .bind("name", notification)
                        .bind("reason", reason)
                        .execute());
    }

    /** What failed last, for the status. */
    void failure(String notification, String reason, Instant now) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE notification SET last_error = :reason, last_error_at = :now WHERE name = :name")
                        .bind("name", notification)
                        .bind("reason", reason)
                        .bind("now", now)
                        .execute());
    }
}
