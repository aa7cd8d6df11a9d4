package io.stockpipeline.console.history;

import java.util.List;

/** No history is set up. */
enum NoHistory implements History {
    INSTANCE;

    @Override
    public HistoryState state() {
        return HistoryState.NONE;
    }

    @Override
    public Page<StoredTick> ticks(TickQuery query) {
        throw unavailable();
    }

    @Override
    public List<StoredTick> tick(String id) {
        throw unavailable();
    }

    @Override
    public Page<StoredAverage> averages(AveragesQuery query) {
        throw unavailable();
    }

    @Override
    public Page<StoredAlarm> alarms(AlarmQuery query) {
        throw unavailable();
    }

    @Override
    public Page<StoredBar> bars(BarQuery query) {
        throw unavailable();
    }

    @Override
    public List<StoredSum> sums(SumsQuery query) {
        throw unavailable();
    }

    private static HistoryUnavailableException unavailable() {
        return new HistoryUnavailableException(HistoryState.NONE, null);
    }
}
