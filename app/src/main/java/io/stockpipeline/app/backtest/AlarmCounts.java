package io.stockpipeline.app.backtest;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import java.util.Map;
import java.util.TreeMap;

/** Counts records, and firing alarms by name and symbol. Passes everything on. */
final class AlarmCounts implements EngineOutput {
    private final EngineOutput next;
    private final Map<Series, Long> alarms = new TreeMap<>();
    private long averageCount;
    private long alarmCount;
    private long barCount;

    AlarmCounts(EngineOutput next) {
        this.next = next;
    }

    @Override
    public void averages(Averages averages) {
        averageCount++;
        next.averages(averages);
    }

    @Override
    public void alarm(Alarm alarm) {
        alarmCount++;
        if (alarm.state() == Alarm.State.Firing) {
            alarms.merge(new Series(alarm.alarm(), alarm.symbol()), 1L, Long::sum);
        }
        next.alarm(alarm);
    }

    @Override
    public void bar(Bar bar) {
        barCount++;
        next.bar(bar);
    }

    /** Firing alarms by name and symbol. */
    Map<Series, Long> alarms() {
        return alarms;
    }

    long averageCount() {
        return averageCount;
    }

    long alarmCount() {
        return alarmCount;
    }

    long barCount() {
        return barCount;
    }
}
