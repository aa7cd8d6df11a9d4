package io.stockpipeline.console.stream;

import io.stockpipeline.console.http.ConsoleJson;
import io.stockpipeline.console.view.AlarmEntry;
import io.stockpipeline.console.view.AlarmRecord;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The latest alarms in the order in which this console took them in, for every client to read at a pace of its own. Bounded: the
 * oldest go. Any thread may use it; nobody holds it for longer than a few hundred steps.
 */
final class AlarmLog {
    private static final long BEFORE_THE_FIRST = -1;

    private final @Nullable Entry[] ring;
    private final Set<String> ids = new HashSet<>();
    private final NavigableMap<Integer, Long> positions = new TreeMap<>();
    /** By partition the last offset of which nothing is known any more, or never was. */
    private final Map<Integer, Long> unknownThrough = new HashMap<>();

    private long next;

    /** @param capacity how many alarms are kept */
    AlarmLog(int capacity) {
        ring = new Entry[capacity];
    }

    /** An alarm with its number in this log; after it a client has read up to {@code id}. */
    static final class Entry {
        private final long number;
        private final AlarmRecord alarm;
        private final String id;
        private @Nullable ServerSentEvent event;

        private Entry(long number, AlarmRecord alarm, String id) {
            this.number = number;
            this.alarm = alarm;
            this.id = id;
        }

        long number() {
            return number;
        }

        String symbol() {
            return alarm.alarm().symbol();
        }

        /** Whether it comes after these positions. */
        boolean isAfter(Positions read) {
            return read.before(alarm.partition(), alarm.offset());
        }

        /** The event: written once, whoever needs it first. */
        synchronized ServerSentEvent event() {
            ServerSentEvent written = event;
            if (written == null) {
                written = ServerSentEvent.of("alarm", id, ConsoleJson.bytes(AlarmEntry.of(alarm.alarm())));
                event = written;
            }
            return written;
        }
    }

    /**
     * Where a client begins.
     *
     * @param next number of the first entry to look at
     * @param backlog entries from there to the newest
     * @param gap whether alarms that the client has not seen are unknown here
     */
    record Start(long next, long backlog, boolean gap) {}

    /**
     * Says from which offsets on the topic is read; without it, the first alarm of a partition tells. When it is read a second
     * time from a place that is known, what was known stays known.
     */
    synchronized void begin(Map<Integer, Long> firstOffsets) {
        firstOffsets.forEach((partition, first) -> {
            Long before = positions.put(partition, first - 1);
            if (before == null || before < first - 1) {
                unknownThrough.put(partition, first - 1);
            }
        });
    }

    /** Takes in an alarm. One that is known already is only passed: the topic is being read a second time. */
    synchronized void append(AlarmRecord alarm) {
        unknownThrough.putIfAbsent(alarm.partition(), alarm.offset() - 1);
        // Not the greatest: where the topic was made anew, offsets begin anew too.
        positions.put(alarm.partition(), alarm.offset());
        if (!ids.add(alarm.alarm().id())) {
            return;
        }
        Entry oldest = ring[place(next)];
        if (oldest != null) {
            unknownThrough.put(oldest.alarm.partition(), oldest.alarm.offset());
            ids.remove(oldest.alarm.alarm().id());
        }
        ring[place(next)] = new Entry(next, alarm, id());
        next++;
    }

    /** The id of one who has read everything. */
    synchronized String id() {
        return new Positions(positions).toString();
    }

    /** Where a client begins who has seen nothing: after the newest. */
    synchronized Start atTheEnd() {
        return new Start(next, 0, false);
    }

    /** Where a client goes on. */
    synchronized Start after(Positions read) {
        long first = oldest();
        while (first < next && !Objects.requireNonNull(ring[place(first)]).isAfter(read)) {
            first++;
        }
        return new Start(first, next - first, !covers(read));
    }

    /**
     * Positions ahead of ours are a gap too: this replica may only lag, but the topic may also have been made anew, and then the
     * same offsets are other alarms.
     */
    private boolean covers(Positions read) {
        Set<Integer> partitions = new TreeSet<>(positions.keySet());
        partitions.addAll(read.offsets().keySet());
        for (int partition : partitions) {
            long seen = orBeforeTheFirst(read.of(partition));
            long known = orBeforeTheFirst(positions.get(partition));
            if (seen > known || seen < orBeforeTheFirst(unknownThrough.get(partition))) {
                return false;
            }
        }
        return true;
    }

    private static long orBeforeTheFirst(@Nullable Long offset) {
        return offset == null ? BEFORE_THE_FIRST : offset;
    }

    /** The entry of a number; null when there is none yet, or no more. */
    synchronized @Nullable Entry at(long number) {
        return number < oldest() || number >= next ? null : ring[place(number)];
    }

    /** Number of the oldest alarm that is still known. */
    synchronized long oldest() {
        return Math.max(0, next - ring.length);
    }

    /** Number that the next alarm will have. */
    synchronized long next() {
        return next;
    }

    private int place(long number) {
        return (int) (number % ring.length);
    }
}
