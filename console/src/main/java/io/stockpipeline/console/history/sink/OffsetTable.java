package io.stockpipeline.console.history.sink;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table {@code sink_offset}: how far each partition has been read, moved only by whoever knows where it stands. */
final class OffsetTable {
    private final Clock clock;

    OffsetTable(Clock clock) {
        this.clock = clock;
    }

    Map<SinkPartition, Stored> read(Connection connection) throws SQLException {
        Map<SinkPartition, Stored> stored = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(
                        "SELECT topic, kafka_partition, generation, topic_id, next_offset FROM sink_offset");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                stored.put(
                        new SinkPartition(topic(rows.getString(1)), rows.getInt(2)),
                        new Stored(rows.getInt(3), rows.getString(4), rows.getLong(5)));
            }
        }
        return stored;
    }

    private static SinkTopic topic(String label) {
        return SinkTopic.valueOf(label.substring(0, 1).toUpperCase(Locale.ROOT) + label.substring(1));
    }

    /** Writes where a partition is to be read from, and the gap before it if there is one. */
    void place(Connection connection, SinkPartition partition, @Nullable Stored before, Placement placement)
            throws SQLException, OtherWriterException {
        Stored after = placement.stored();
        if (placement.missed() > 0) {
            gap(connection, partition, after, placement.missed());
        }
        if (before == null) {
            insert(connection, partition, after);
        } else if (!before.equals(after)) {
            update(connection, partition, before, after);
        }
    }

    private static void insert(Connection connection, SinkPartition partition, Stored stored)
            throws SQLException, OtherWriterException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sink_offset (topic, kafka_partition, generation, topic_id, next_offset)"
                        + " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, partition.topic().label());
            statement.setInt(2, partition.partition());
            statement.setInt(3, stored.generation());
            statement.setString(4, stored.topicId());
            statement.setLong(5, stored.next());
            requireOne(statement.executeUpdate(), partition);
        }
    }

    private static void update(Connection connection, SinkPartition partition, Stored before, Stored after)
            throws SQLException, OtherWriterException {
        try (PreparedStatement statement =
                connection.prepareStatement("UPDATE sink_offset SET generation = ?, topic_id = ?, next_offset = ?"
                        + " WHERE topic = ? AND kafka_partition = ? AND generation = ? AND next_offset = ?")) {
            statement.setInt(1, after.generation());
            statement.setString(2, after.topicId());
            statement.setLong(3, after.next());
            statement.setString(4, partition.topic().label());
            statement.setInt(5, partition.partition());
            statement.setInt(6, before.generation());
            statement.setLong(7, before.next());
            requireOne(statement.executeUpdate(), partition);
        }
    }

    private void gap(Connection connection, SinkPartition partition, Stored after, long missed) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sink_gap (topic, kafka_partition, generation, from_offset, to_offset, noticed_at)"
                        + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
            statement.setString(1, partition.topic().label());
            statement.setInt(2, partition.partition());
            statement.setInt(3, after.generation());
            statement.setLong(4, after.next() - missed);
            statement.setLong(5, after.next());
            statement.setObject(6, clock.instant().atOffset(ZoneOffset.UTC));
            statement.executeUpdate();
        }
    }

    /** Moves a partition on, provided that it still stands where this writer believes. */
    void advance(Connection connection, SinkPartition partition, Stored before, long next)
            throws SQLException, OtherWriterException {
        update(connection, partition, before, new Stored(before.generation(), before.topicId(), next));
    }

    private static void requireOne(int changed, SinkPartition partition) throws OtherWriterException {
        if (changed != 1) {
            throw new OtherWriterException(partition);
        }
    }
}
