package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/** What one transaction is to write: rows of the tables, the days they lie in, and how far the partitions have been read. */
final class Batch {
    /** Some 4 MB of text; more rows at once are no faster. */
    private static final int MOST_ROWS = 20_000;
    /** Each day takes tables and locks; a file of daily prices has one in every record. */
    private static final int MOST_DAYS = 64;

    private static final long DAY = Duration.ofDays(1).toMillis();

    /** A record that is none. */
    record Unreadable(SinkPartition place, int generation, long offset, String reason) {}

    /** Rows of one table, and the days since 1970 that they lie in. */
    private record Part(KeptTable table, CopyText rows, Set<Long> days) {}

    private final Map<KeptTable, Part> parts = new EnumMap<>(KeptTable.class);
    private final Map<SinkPartition, Long> next = new LinkedHashMap<>();
    private final List<Unreadable> unreadable = new ArrayList<>();

    Batch() {
        for (KeptTable table : KeptTable.values()) {
            parts.put(table, new Part(table, new CopyText(), new TreeSet<>()));
        }
    }

    private Part part(KeptTable table) {
        return Objects.requireNonNull(parts.get(table));
    }

    CopyText rows(KeptTable table) {
        return part(table).rows;
    }

    /** Tells the day of a row, once the row is complete. */
    void lies(KeptTable table, long millis) {
        part(table).days.add(Math.floorDiv(millis, DAY));
    }

    void unreadable(SinkRecord record, int generation, String reason) {
        unreadable.add(new Unreadable(record.place(), generation, record.offset(), reason));
    }

    /** The record has been dealt with, one way or the other. */
    void read(SinkRecord record) {
        next.put(record.place(), record.offset() + 1);
    }

    /** No record, but nothing will come before this offset either. */
    void passed(SinkPartition partition, long offset) {
        next.put(partition, offset);
    }

    boolean isFull() {
        int rowCount = 0;
        int dayCount = 0;
        for (Part part : parts.values()) {
            rowCount += part.rows.rows();
            dayCount += part.days.size();
        }
        return rowCount >= MOST_ROWS || dayCount >= MOST_DAYS;
    }

    /** Rows by table. */
    Map<KeptTable, Integer> rowCounts() {
        Map<KeptTable, Integer> counts = new EnumMap<>(KeptTable.class);
        parts.values().forEach(part -> counts.put(part.table, part.rows.rows()));
        return counts;
    }

    /** Days since 1970 by table. */
    Map<KeptTable, Set<Long>> days() {
        Map<KeptTable, Set<Long>> days = new EnumMap<>(KeptTable.class);
        parts.values().forEach(part -> days.put(part.table, part.days));
        return days;
    }

    /** The offset that comes next in each partition that was read. */
    Map<SinkPartition, Long> next() {
        return next;
    }

    List<Unreadable> unreadable() {
        return unreadable;
    }
}
