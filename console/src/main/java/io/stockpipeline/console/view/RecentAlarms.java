package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.Tick;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** The alarms with the latest times, at most so many; one that is published again counts once. Thread-safe. */
final class RecentAlarms {
    /** Newest first; of one time in the order of the topic, last first. */
    static final Comparator<AlarmRecord> NEWEST_FIRST = Comparator.comparingLong(
                    (AlarmRecord record) -> record.alarm().time())
            .thenComparingInt(AlarmRecord::partition)
            .thenComparingLong(AlarmRecord::offset)
            .reversed();

    private final int capacity;
    private final TreeSet<AlarmRecord> records = new TreeSet<>(NEWEST_FIRST);
    private final Set<String> ids = new HashSet<>();
    private boolean hasForgotten;

    RecentAlarms(int capacity) {
        this.capacity = capacity;
    }

    /** Takes one in; false when it is known already. */
    synchronized boolean add(AlarmRecord record) {
        if (!ids.add(record.alarm().id())) {
            return false;
        }
        records.add(record);
        if (records.size() > capacity) {
            AlarmRecord oldest = records.pollLast();
            if (oldest != null) {
                ids.remove(oldest.alarm().id());
            }
            hasForgotten = true;
        }
        return true;
    }

    /** Those that fit, newest first. */
    synchronized List<AlarmRecord> find(Predicate<AlarmRecord> wanted, int most) {
        List<AlarmRecord> found = new ArrayList<>();
        for (AlarmRecord record : records) {
            if (found.size() == most) {
                break;
            }
            if (wanted.test(record)) {
                found.add(record);
            }
        }
        return found;
    }

    /** Time of the oldest one when others before it had to go; else the beginning of time. */
    synchronized long completeFrom() {
        return hasForgotten && !records.isEmpty() ? records.last().alarm().time() + 1 : Long.MIN_VALUE;
    }

    /** Time of the oldest one; after all times when there is none. */
    synchronized long firstTime() {
        return records.isEmpty() ? Tick.MAX_TIME + 1 : records.last().alarm().time();
    }

    synchronized void clear() {
        records.clear();
        ids.clear();
        hasForgotten = false;
    }
}
