package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.model.spec.Span;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Drops the tables of days that have been kept long enough. The replica that writes does it, on its connection. */
final class Pruning {
    private static final Logger LOG = LoggerFactory.getLogger(Pruning.class);

    /** Most days of a table in one go; the rest comes with the next. */
    private static final int MOST_DAYS = 200;
    /** Dropping waits for whoever reads the table, and everybody else would wait behind it: better later than so. */
    private static final String LIMITS = "SET LOCAL lock_timeout = '2s'";

    private final Retention retention;
    private final DayTables days;
    private final Clock clock;

    Pruning(Retention retention, DayTables days, Clock clock) {
        this.retention = retention;
        this.days = days;
        this.clock = clock;
    }

    /**
     * Drops what is old enough. A table that is in use is left for the next time.
     *
     * @return how many tables were dropped
     */
    int run(Connection connection) throws SQLException {
        int dropped = 0;
        for (KeptTable table : KeptTable.values()) {
            Span keep = retention.of(table);
            if (keep != null) {
                dropped += prune(connection, table, keep);
            }
        }
        return dropped;
    }

    private int prune(Connection connection, KeptTable table, Span keep) throws SQLException {
        List<LocalDate> old = daysBefore(connection, table, clock.millis() - keep.millis());
        int dropped = 0;
        for (LocalDate day : old) {
            try {
                drop(connection, table, day);
                dropped++;
            } catch (SQLException e) {
                BatchTransaction.rollBack(connection, e);
                if (connection.isClosed()) {
                    throw e;
                }
                LOG.info("history: {} of {} stays for now: {}", table.sqlName(), day, e.getMessage());
                break;
            }
        }
        if (dropped > 0) {
            LOG.info(
                    "history: dropped {} days of {}, kept for {}, from {} on",
                    dropped,
                    table.sqlName(),
                    keep,
                    old.get(0));
        }
        return dropped;
    }

    private static List<LocalDate> daysBefore(Connection connection, KeptTable table, long millis) throws SQLException {
        List<LocalDate> days = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT day FROM kept_day WHERE table_name = ? AND written_at < ? ORDER BY day LIMIT " + MOST_DAYS)) {
            statement.setString(1, table.sqlName());
            statement.setObject(2, Instant.ofEpochMilli(millis).atOffset(ZoneOffset.UTC));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    days.add(rows.getObject(1, LocalDate.class));
                }
            }
        }
        connection.commit();
        return days;
    }

    private void drop(Connection connection, KeptTable table, LocalDate day) throws SQLException {
        try (Statement statement = connection.createStatement();
                PreparedStatement forget =
                        connection.prepareStatement("DELETE FROM kept_day WHERE table_name = ? AND day = ?")) {
            statement.execute(LIMITS);
            statement.execute("DROP TABLE IF EXISTS " + DayTables.nameOf(table, day));
            forget.setString(1, table.sqlName());
            forget.setObject(2, day);
            forget.execute();
        }
        connection.commit();
        days.forget(table, day);
    }
}
