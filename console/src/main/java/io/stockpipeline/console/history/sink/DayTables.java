package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Makes the tables of days as their first rows come, and notes when a day was last written to. For the thread and the
 * connection of one writer.
 */
final class DayTables {
    /** How exactly it is known when a day was last written to: an update of it in every transaction would be waste. */
    private static final Duration EXACTNESS = Duration.ofMinutes(1);

    private static final DateTimeFormatter SUFFIX = DateTimeFormatter.ofPattern("'_'yyyyMMdd");

    private final Clock clock;
    /** When each known day was last noted, epoch milliseconds. */
    private final Map<Day, Long> noted = new HashMap<>();

    private record Day(KeptTable table, long epochDay) {
        LocalDate date() {
            return LocalDate.ofEpochDay(epochDay);
        }
    }

    DayTables(Clock clock) {
        this.clock = clock;
    }

    /** The name of a day's table. */
    static String nameOf(KeptTable table, LocalDate day) {
        return table.sqlName() + SUFFIX.format(day);
    }

    /** Looks again at every day: somebody else has made or dropped tables. */
    void forget() {
        noted.clear();
    }

    void forget(KeptTable table, LocalDate day) {
        noted.remove(new Day(table, day.toEpochDay()));
    }

    /** Makes what is missing, in transactions of its own: whoever reads meanwhile waits for a table, not for a batch. */
    void prepare(Connection connection, Map<KeptTable, Set<Long>> days) throws SQLException {
        for (Map.Entry<KeptTable, Set<Long>> entry : days.entrySet()) {
            for (long epochDay : entry.getValue()) {
                Day day = new Day(entry.getKey(), epochDay);
                if (!noted.containsKey(day)) {
                    make(connection, day);
                }
            }
        }
        connection.commit();
        // The days just made count as noted only now that they are there to stay.
        days.forEach((table, epochDays) -> epochDays.forEach(day -> noted.putIfAbsent(new Day(table, day), 0L)));
    }

    private void make(Connection connection, Day day) throws SQLException {
        String name = nameOf(day.table, day.date());
        if (!isAttached(connection, name)) {
            String parent = day.table.sqlName();
            try (Statement statement = connection.createStatement()) {
                // Attaching lets others read and write the other days; PARTITION OF would lock them out.
                statement.execute("CREATE TABLE IF NOT EXISTS " + name + " (LIKE " + parent + " INCLUDING DEFAULTS)");
                statement.execute("ALTER TABLE " + parent + " ATTACH PARTITION " + name + " FOR VALUES FROM ('"
                        + day.date() + " 00:00Z') TO ('" + day.date().plusDays(1) + " 00:00Z')");
            }
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO kept_day (table_name, day, written_at) VALUES (?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, day.table.sqlName());
            statement.setObject(2, day.date());
            statement.setObject(3, now());
            statement.execute();
        }
    }

    private static boolean isAttached(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT FROM pg_inherits WHERE inhrelid = to_regclass(?)")) {
            statement.setString(1, name);
            try (ResultSet result = statement.executeQuery()) {
                return result.next();
            }
        }
    }

    /** Notes in the batch's transaction that these days are being written to. */
    void note(Connection connection, Map<KeptTable, Set<Long>> days) throws SQLException {
        long now = clock.millis();
        try (PreparedStatement statement = connection.prepareStatement(
                "UPDATE kept_day SET written_at = greatest(written_at, ?) WHERE table_name = ? AND day = ?")) {
            boolean any = false;
            for (Map.Entry<KeptTable, Set<Long>> entry : days.entrySet()) {
                for (long epochDay : entry.getValue()) {
                    Day day = new Day(entry.getKey(), epochDay);
                    if (now - noted.getOrDefault(day, 0L) >= EXACTNESS.toMillis()) {
                        statement.setObject(1, now());
                        statement.setString(2, day.table.sqlName());
                        statement.setObject(3, day.date());
                        statement.addBatch();
                        any = true;
                    }
                }
            }
            if (any) {
                statement.executeBatch();
            }
        }
    }

    /** The batch of these days is committed. */
    void committed(Map<KeptTable, Set<Long>> days) {
        long now = clock.millis();
        days.forEach((table, epochDays) -> epochDays.forEach(epochDay -> noted.compute(
                new Day(table, epochDay),
                (day, then) -> then == null || now - then >= EXACTNESS.toMillis() ? Long.valueOf(now) : then)));
    }

    private OffsetDateTime now() {
        return clock.instant().atOffset(ZoneOffset.UTC);
    }
}
