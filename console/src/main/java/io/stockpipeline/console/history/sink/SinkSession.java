package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.SqlFailure;
import io.stockpipeline.console.history.sink.TopicFeed.Bounds;
import io.stockpipeline.console.history.sink.TopicFeed.Found;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The work of the replica that writes, on one connection: finds where each partition is to be read from, and brings poll after
 * poll into the tables. Whatever fails ends the session, and the next one begins where the last transaction has ended.
 */
final class SinkSession {
    private static final Logger LOG = LoggerFactory.getLogger(SinkSession.class);

    /** Topics may be made later, made anew, or get more partitions. */
    private static final Duration LOOK = Duration.ofSeconds(10);

    private static final Duration LOOK_FOR_MISSING = Duration.ofSeconds(1);
    private static final Duration PRUNE = Duration.ofMinutes(10);
    /** Marks of transactions move positions without a record; to note each at once would be waste. */
    private static final Duration NOTE_MARKS = Duration.ofSeconds(1);

    private static final int MOST_UNREADABLE_TOLD = 20;

    private final Connection connection;
    private final TopicFeed feed;
    private final SinkCounters counters;
    private final Clock clock;
    private final RecordRows rows = new RecordRows();
    private final OffsetTable offsets;
    private final DayTables days;
    private final BatchTransaction transaction;
    private final Pruning pruning;

    private final Map<SinkPartition, Stored> stored = new HashMap<>();
    private final Map<SinkPartition, Long> ends = new HashMap<>();
    private Map<SinkTopic, Found> topics = Map.of();
    private long lookAt;
    private long pruneAt;
    private long noteMarksAt;
    private int unreadableTold;

    SinkSession(Connection connection, TopicFeed feed, Retention retention, SinkCounters counters, Clock clock) {
        this.connection = connection;
        this.feed = feed;
        this.counters = counters;
        this.clock = clock;
        this.offsets = new OffsetTable(clock);
        this.days = new DayTables(clock);
        this.transaction = new BatchTransaction(connection, offsets, days, clock);
        this.pruning = new Pruning(retention, days, clock);
    }

    /** Works until it is told to stop. */
    void run(BooleanSupplier goOn) throws SQLException, OtherWriterException {
        connection.setAutoCommit(false);
        transaction.begin();
        boolean placed = false;
        while (goOn.getAsBoolean()) {
            try {
                if (!placed) {
                    place();
                    placed = true;
                }
                step();
                placed = !lookAgain();
            } catch (PositionsLostException e) {
                LOG.debug("history: positions are found anew", e);
                placed = false;
            }
        }
    }

    /** Finds from where each partition is read, and tells the database and the feed. */
    private void place() throws SQLException, OtherWriterException {
        topics = feed.describe();
        List<SinkPartition> partitions = new ArrayList<>();
        topics.forEach((topic, found) -> {
            for (int i = 0; i < found.partitions(); i++) {
                partitions.add(new SinkPartition(topic, i));
            }
        });
        Map<SinkPartition, Bounds> bounds = feed.bounds(partitions);
        stored.clear();
        ends.clear();
        Map<SinkPartition, Long> positions = new HashMap<>();
        Map<SinkPartition, Placement> placements = new HashMap<>();
        Map<SinkPartition, Stored> known = offsets.read(connection);
        for (Map.Entry<SinkPartition, Bounds> entry : bounds.entrySet()) {
            SinkPartition partition = entry.getKey();
            Found found = topics.get(partition.topic());
            if (found != null) {
                Stored before = known.get(partition);
                Placement placement = Placement.of(before, found.id(), entry.getValue());
                offsets.place(connection, partition, before, placement);
                placements.put(partition, placement);
                stored.put(partition, placement.stored());
                positions.put(partition, placement.stored().next());
                ends.put(partition, entry.getValue().end());
            }
        }
        connection.commit();
        placements.forEach(this::tell);
        feed.readFrom(positions);
        lookAt = clock.millis() + (topics.size() < SinkTopic.values().length ? LOOK_FOR_MISSING : LOOK).toMillis();
        counters.now(SinkStatus.Phase.Writing, topics.isEmpty() ? "waiting for the topics to be made" : "writing");
        countLag();
    }

    private void tell(SinkPartition partition, Placement placement) {
        if (placement.news() != null) {
            LOG.warn("history: {}: {}", partition, placement.news());
        }
        counters.missed(placement.missed());
    }

    private void step() throws SQLException, OtherWriterException, PositionsLostException {
        List<SinkRecord> records = feed.poll();
        int from = 0;
        while (from < records.size()) {
            Batch batch = new Batch();
            int to = from;
            while (to < records.size() && !batch.isFull()) {
                SinkRecord record = records.get(to++);
                rows.add(record, generation(record.place()), batch);
            }
            write(batch, records.subList(from, to));
            from = to;
        }
        long now = clock.millis();
        if (records.isEmpty() && now >= noteMarksAt) {
            noteMarks();
            noteMarksAt = now + NOTE_MARKS.toMillis();
        }
        if (now >= pruneAt) {
            pruning.run(connection);
            pruneAt = now + PRUNE.toMillis();
        }
        countLag();
    }

    private int generation(SinkPartition partition) {
        Stored now = stored.get(partition);
        if (now == null) {
            throw new IllegalStateException(partition + " is read and was never placed");
        }
        return now.generation();
    }

    /** Where a record makes the statement fail, the batch is halved until it is found; it counts as unreadable. */
    private void write(Batch batch, List<SinkRecord> records) throws SQLException, OtherWriterException {
        try {
            commit(batch);
        } catch (SQLException e) {
            if (!SqlFailure.isData(e)) {
                days.forget();
                throw e;
            }
            if (records.size() > 1) {
                int half = records.size() / 2;
                write(batchOf(records.subList(0, half)), records.subList(0, half));
                write(batchOf(records.subList(half, records.size())), records.subList(half, records.size()));
            } else {
                SinkRecord record = records.get(0);
                Batch without = new Batch();
                without.unreadable(record, generation(record.place()), SqlFailure.words(e));
                without.read(record);
                commit(without);
            }
        }
    }

    private Batch batchOf(List<SinkRecord> records) {
        Batch batch = new Batch();
        records.forEach(record -> rows.add(record, generation(record.place()), batch));
        return batch;
    }

    private void commit(Batch batch) throws SQLException, OtherWriterException {
        stored.putAll(transaction.write(batch, stored));
        batch.unreadable().forEach(this::tellUnreadable);
        counters.written(batch);
    }

    /** Somebody who writes something else into the topic must not fill the log. */
    private void tellUnreadable(Batch.Unreadable record) {
        if (unreadableTold >= MOST_UNREADABLE_TOLD) {
            return;
        }
        unreadableTold++;
        LOG.warn(
                "history: {} offset {} cannot be read and is passed over: {}{}",
                record.place(),
                record.offset(),
                record.reason(),
                unreadableTold < MOST_UNREADABLE_TOLD ? "" : "; what follows stands in the table sink_unreadable only");
    }

    /** Positions move past the marks of transactions; noted, a restart and other replicas know that nothing is left there. */
    private void noteMarks() throws SQLException, OtherWriterException {
        Batch batch = new Batch();
        feed.positions().forEach((partition, position) -> {
            Stored now = stored.get(partition);
            if (now != null && position > now.next()) {
                batch.passed(partition, position);
            }
        });
        if (!batch.next().isEmpty()) {
            commit(batch);
        }
    }

    /** Whether the topics are others than those that were placed. */
    private boolean lookAgain() {
        if (clock.millis() < lookAt) {
            return false;
        }
        lookAt = clock.millis() + LOOK.toMillis();
        return topics.size() < SinkTopic.values().length || !feed.describe().equals(topics);
    }

    private void countLag() {
        Map<SinkPartition, Long> behind = feed.behind();
        Map<SinkTopic, Long> lag = new EnumMap<>(SinkTopic.class);
        stored.forEach((partition, now) -> {
            Long known = behind.get(partition);
            long unread = known != null ? known : Math.max(0, ends.getOrDefault(partition, 0L) - now.next());
            lag.merge(partition.topic(), unread, Long::sum);
        });
        counters.lag(lag);
    }
}
