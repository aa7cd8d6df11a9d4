package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.model.wire.Alarm;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The positions in the topic, and the rows that come of it. Several consoles take in the same topic: a position's row is
 * locked while one of them writes, and the next finds that there is nothing left to do.
 */
final class IntakeTable {
    private static final Logger LOG = LoggerFactory.getLogger(IntakeTable.class);

    private final HistoryDatabase database;

    IntakeTable(HistoryDatabase database) {
        this.database = database;
    }

    /**
     * An alarm of the topic.
     *
     * @param json the record's value
     * @param arrivedAt the record's timestamp
     */
    record TakenAlarm(int partition, long offset, Alarm alarm, String json, Instant arrivedAt) {}

    private record Place(String notification, int partition) {}

    /**
     * Makes the notifications known, those of them that are new from the given offsets on. To one that was known before, a
     * partition that has no position yet is new, and is read from its beginning.
     *
     * @param topicId of the topic as it is now; positions in another one begin anew at its beginning
     * @param starts the first offset that is of interest, by partition
     * @return the offset to read on from, by partition
     */
    Map<Integer, Long> register(Collection<String> names, String topicId, Map<Integer, Long> starts, Instant now) {
        return database.jdbi().inTransaction(handle -> {
            for (String name : names.stream().sorted().toList()) {
                handle.createUpdate("INSERT INTO notification (name, seen_at) VALUES (:name, :now)"
                                + " ON CONFLICT (name) DO UPDATE SET seen_at = excluded.seen_at")
                        .bind("name", name)
                        .bind("now", now)
                        .execute();
                insertPositions(handle, name, topicId, starts);
            }
            int anew = handle.createUpdate("UPDATE notification_position SET topic_id = :id, next_offset = 0"
                            + " WHERE topic_id <> :id AND notification IN (<names>)")
                    .bind("id", topicId)
                    .bindList("names", List.copyOf(names))
                    .execute();
            if (anew > 0) {
                LOG.warn("notifications: the topic of alarms was made anew; it is read from its beginning");
            }
            Map<Integer, Long> positions = new TreeMap<>();
            positions(handle, names, starts.keySet())
                    .forEach((place, offset) -> positions.merge(place.partition(), offset, Math::min));
            return positions;
        });
    }

    private static void insertPositions(Handle handle, String name, String topicId, Map<Integer, Long> starts) {
        boolean known = handle.createQuery(
                        "SELECT EXISTS (SELECT 1 FROM notification_position WHERE notification = :name)")
                .bind("name", name)
                .mapTo(Boolean.class)
                .one();
        PreparedBatch batch = handle.prepareBatch(
                "INSERT INTO notification_position (notification, kafka_partition, topic_id, next_offset)"
                        + " VALUES (:name, :partition, :id, :start) ON CONFLICT DO NOTHING");
        starts.forEach((partition, start) -> batch.bind("name", name)
                .bind("partition", partition)
                .bind("id", topicId)
                .bind("start", known ? 0 : start)
                .add());
        batch.execute();
    }

    /** Locks what it answers, in one order, so that two consoles never wait for one another. */
    private static Map<Place, Long> positions(Handle handle, Collection<String> names, Set<Integer> partitions) {
        return handle
                .createQuery("SELECT notification, kafka_partition, next_offset FROM notification_position"
                        + " WHERE notification IN (<names>) AND kafka_partition IN (<partitions>)"
                        + " ORDER BY notification, kafka_partition FOR UPDATE")
                .bindList("names", List.copyOf(names))
                .bindList("partitions", List.copyOf(partitions))
                .map((row, context) -> Map.entry(new Place(row.getString(1), row.getInt(2)), row.getLong(3)))
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /**
     * Takes alarms in and moves the positions, in one transaction.
     *
     * @param alarms in the order of the topic
     * @param next the offset to read on from, of every partition that was read
     * @return how many deliveries were added
     */
    int takeIn(Collection<Subscription> subscriptions, List<TakenAlarm> alarms, Map<Integer, Long> next, Instant now) {
        List<String> names = subscriptions.stream().map(Subscription::name).toList();
        return database.jdbi().inTransaction(handle -> {
            Map<Place, Long> positions = positions(handle, names, next.keySet());
            int added = insert(handle, subscriptions, alarms, positions, now);
            move(handle, positions, next);
            return added;
        });
    }

    private static int insert(
            Handle handle,
            Collection<Subscription> subscriptions,
            List<TakenAlarm> alarms,
            Map<Place, Long> positions,
            Instant now) {
        PreparedBatch batch = handle.prepareBatch("INSERT INTO delivery"
                + " (notification, alarm_id, episode, alarm, type, alarm_state, symbol, record, arrived_at, due_at)"
                + " SELECT :notification, :id, :episode, :alarm, :type, :state, :symbol, :record, :arrived, :now"
                // The end of an episode is told only to whom its beginning was.
                + " WHERE :firing OR EXISTS (SELECT 1 FROM delivery firing WHERE firing.notification = :notification"
                + " AND firing.episode = :episode AND firing.alarm_state = 'Firing')"
                + " ON CONFLICT (notification, alarm_id) DO NOTHING");
        for (TakenAlarm taken : alarms) {
            for (Subscription subscription : subscriptions) {
                Long position = positions.get(new Place(subscription.name(), taken.partition()));
                if (position != null && position <= taken.offset() && subscription.wants(taken.alarm())) {
                    add(batch, subscription.name(), taken, now);
                }
            }
        }
        int added = 0;
        if (batch.size() > 0) {
            for (int count : batch.execute()) {
                added += count;
            }
        }
        return added;
    }

    private static void add(PreparedBatch batch, String notification, TakenAlarm taken, Instant now) {
        Alarm alarm = taken.alarm();
        batch.bind("notification", notification)
                .bind("id", alarm.id())
                .bind("episode", alarm.episode())
                .bind("alarm", alarm.alarm())
                .bind("type", alarm.type().name())
                .bind("state", alarm.state().name())
                .bind("symbol", alarm.symbol())
                .bind("record", taken.json())
                .bind("arrived", taken.arrivedAt())
                .bind("now", now)
                .bind("firing", alarm.state() == Alarm.State.Firing)
                .add();
    }

    private static void move(Handle handle, Map<Place, Long> positions, Map<Integer, Long> next) {
        PreparedBatch batch = handle.prepareBatch("UPDATE notification_position SET next_offset = :next"
                + " WHERE notification = :notification AND kafka_partition = :partition");
        positions.forEach((place, offset) -> {
            Long to = next.get(place.partition());
            if (to != null && to > offset) {
                batch.bind("next", to)
                        .bind("notification", place.notification())
                        .bind("partition", place.partition())
                        .add();
            }
        });
        if (batch.size() > 0) {
            batch.execute();
        }
    }

    /** Positions of a partition that lie outside of what it holds become the first that it holds. */
    void reset(Collection<String> names, int partition, long first, long end) {
        database.jdbi()
                .useHandle(handle -> handle.createUpdate(
                                "UPDATE notification_position SET next_offset = :first WHERE kafka_partition = :partition"
                                        + " AND notification IN (<names>) AND (next_offset < :first OR next_offset > :end)")
                        .bind("first", first)
                        .bind("end", end)
                        .bind("partition", partition)
                        .bindList("names", List.copyOf(names))
                        .execute());
    }
}
