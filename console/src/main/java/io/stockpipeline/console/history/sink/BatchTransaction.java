package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.postgresql.PGConnection;

/**
 * Writes a batch and the offsets behind it in one transaction. It moves each offset only from where it was read, so of two
 * writers one gets zero rows and takes its batch back: that, and not the lock, is why nothing is written twice. For one
 * connection, which must not commit by itself.
 */
final class BatchTransaction {
    /** A statement that takes longer is given up and the batch tried again; less than the socket's patience. */
    private static final String LIMITS = "SET LOCAL statement_timeout = '90s'";

    private static final int LONGEST_REASON = 300;

    private final Connection connection;
    private final OffsetTable offsets;
    private final DayTables days;
    private final Clock clock;

    BatchTransaction(Connection connection, OffsetTable offsets, DayTables days, Clock clock) {
        this.connection = connection;
        this.offsets = offsets;
        this.days = days;
        this.clock = clock;
    }

    /** Makes the tables in which rows wait; they live as long as the connection. */
    void begin() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            for (KeptTable table : KeptTable.values()) {
                statement.execute(TableSql.of(table).createStage());
            }
        }
        connection.commit();
    }

    /**
     * Writes a batch, or nothing.
     *
     * @param stored where the partitions stood when the batch was read
     * @return where those of the batch stand now
     */
    Map<SinkPartition, Stored> write(Batch batch, Map<SinkPartition, Stored> stored)
            throws SQLException, OtherWriterException {
        try {
            days.prepare(connection, batch.days());
            Map<SinkPartition, Stored> moved = writeAll(batch, stored);
            connection.commit();
            days.committed(batch.days());
            return moved;
        } catch (SQLException | OtherWriterException | RuntimeException e) {
            rollBack(connection, e);
            throw e;
        }
    }

    private Map<SinkPartition, Stored> writeAll(Batch batch, Map<SinkPartition, Stored> stored)
            throws SQLException, OtherWriterException {
        Map<SinkPartition, Stored> moved = new HashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute(LIMITS);
            // First of all: it locks the offsets, so that a second writer waits here and not at the end of its work.
            for (Map.Entry<SinkPartition, Long> next : batch.next().entrySet()) {
                SinkPartition partition = next.getKey();
                Stored before = stored.get(partition);
                if (before == null) {
                    throw new OtherWriterException(partition);
                }
                offsets.advance(connection, partition, before, next.getValue());
                moved.put(partition, new Stored(before.generation(), before.topicId(), next.getValue()));
            }
            for (KeptTable table : KeptTable.values()) {
                if (batch.rows(table).rows() > 0) {
                    TableSql sql = TableSql.of(table);
                    copy(sql, batch.rows(table));
                    statement.execute(sql.insert());
                }
            }
        }
        days.note(connection, batch.days());
        unreadable(batch);
        return moved;
    }

    private void copy(TableSql sql, CopyText rows) throws SQLException {
        try {
            connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql.copy(), rows.reader());
        } catch (IOException e) {
            throw new SQLException("rows were not taken: " + e.getMessage(), "08006", e);
        }
    }

    private void unreadable(Batch batch) throws SQLException {
        if (batch.unreadable().isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sink_unreadable (topic, kafka_partition, generation, kafka_offset, reason, noticed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            for (Batch.Unreadable record : batch.unreadable()) {
                statement.setString(1, record.place().topic().label());
                statement.setInt(2, record.place().partition());
                statement.setInt(3, record.generation());
                statement.setLong(4, record.offset());
                statement.setString(5, shortened(record.reason()));
                statement.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    /** A reason may quote the record, and the record may hold what no database keeps. */
    private static String shortened(String reason) {
        String clean = reason.replace('\0', ' ');
        return clean.length() <= LONGEST_REASON ? clean : clean.substring(0, LONGEST_REASON);
    }

    static void rollBack(Connection connection, Exception cause) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            // The connection is gone, and with it the transaction.
            cause.addSuppressed(e);
        }
    }
}
