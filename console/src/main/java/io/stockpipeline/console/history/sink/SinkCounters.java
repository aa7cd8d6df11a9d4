package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import java.util.EnumMap;
import java.util.Map;

/** The figures of a sink: written by its thread, read by any. */
final class SinkCounters implements SinkStatus {
    private final Map<SinkTopic, Long> lag = new EnumMap<>(SinkTopic.class);
    private final Map<KeptTable, Long> rows = new EnumMap<>(KeptTable.class);
    private Phase phase = Phase.Waiting;
    private String words = "not started";
    private long unreadable;
    private long missed;

    SinkCounters() {
        for (SinkTopic topic : SinkTopic.values()) {
            lag.put(topic, 0L);
        }
        for (KeptTable table : KeptTable.values()) {
            rows.put(table, 0L);
        }
    }

    synchronized void now(Phase newPhase, String newWords) {
        phase = newPhase;
        words = newWords;
    }

    synchronized void written(Batch batch) {
        batch.rowCounts().forEach((table, count) -> rows.merge(table, (long) count, Long::sum));
        unreadable += batch.unreadable().size();
    }

    synchronized void missed(long records) {
        missed += records;
    }

    synchronized void lag(Map<SinkTopic, Long> now) {
        lag.putAll(now);
    }

    @Override
    public synchronized Phase phase() {
        return phase;
    }

    @Override
    public synchronized String words() {
        return words;
    }

    @Override
    public synchronized Map<SinkTopic, Long> lag() {
        return Map.copyOf(lag);
    }

    @Override
    public synchronized Map<KeptTable, Long> rows() {
        return Map.copyOf(rows);
    }

    @Override
    public synchronized long unreadable() {
        return unreadable;
    }

    @Override
    public synchronized long missed() {
        return missed;
    }
}
