package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jspecify.annotations.Nullable;

/** What the tables say, for status, metrics and lists. */
final class DeliveryReport {
    private static final RowMapper<NotificationStatus> STATUS = (row, context) -> new NotificationStatus(
            row.getString("name"),
            row.getLong("pending"),
            row.getLong("delivered"),
            row.getLong("dead"),
            row.getLong("skipped"),
            instant(row, "oldest"),
            instant(row, "paused_until"),
            row.getString("gone"),
            row.getString("last_error"),
            instant(row, "last_error_at"));

    private static final RowMapper<DeliveryRow> DELIVERY = (row, context) -> {
        DeliveryState state = DeliveryState.valueOf(row.getString("state"));
        return new DeliveryRow(
                row.getLong("id"),
                row.getString("notification"),
                row.getString("alarm_id"),
                row.getString("episode"),
                row.getString("alarm"),
                row.getString("alarm_state"),
                row.getString("symbol"),
                row.getTimestamp("arrived_at").toInstant(),
                state,
                row.getInt("attempts"),
                state == DeliveryState.Pending ? instant(row, "due_at") : null,
                row.getString("reason"),
                instant(row, "finished_at"));
    };

    private final HistoryDatabase database;

    DeliveryReport(HistoryDatabase database) {
        this.database = database;
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp time = row.getTimestamp(column);
        return time == null ? null : time.toInstant();
    }

    /** By name. */
    List<NotificationStatus> status(Collection<String> names, Instant now) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("""
                        SELECT name, delivered, dead, skipped, gone, last_error, last_error_at,
                            CASE WHEN paused_until > :now THEN paused_until END AS paused_until,
                            (SELECT count(*) FROM delivery WHERE notification = name AND state = 'Pending') AS pending,
                            (SELECT min(arrived_at) FROM delivery WHERE notification = name AND state = 'Pending') AS oldest
                        FROM notification WHERE name IN (<names>) ORDER BY name
                        """)
                        .bind("now", now)
                        .bindList("names", List.copyOf(names))
                        .map(STATUS)
                        .list());
    }

    /**
     * Deliveries, the newest first.
     *
     * @param state only those; null for all
     * @param notification only of that one; null for all
     * @param before only those with a smaller id
     */
    List<DeliveryRow> list(@Nullable DeliveryState state, @Nullable String notification, long before, int limit) {
        String which = (state == null ? "" : " AND state = :state")
                + (notification == null ? "" : " AND notification = :notification");
        return database.jdbi().withHandle(handle -> {
            var query = handle.createQuery(
                            "SELECT * FROM delivery WHERE id < :before" + which + " ORDER BY id DESC LIMIT :limit")
                    .bind("before", before)
                    .bind("limit", limit);
            if (state != null) {
                query.bind("state", state.name());
            }
            if (notification != null) {
                query.bind("notification", notification);
            }
            return query.map(DELIVERY).list();
        });
    }
}
