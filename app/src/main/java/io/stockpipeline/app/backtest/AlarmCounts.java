package io.stockpipeline.app.backtest;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;

/** Counts records, firing alarms by name and symbol, and keeps each window's last average. Passes everything on. */
final class AlarmCounts implements EngineOutput {
    private final EngineOutput next;
    private final Map<Series, Long> alarms = new TreeMap<>();
    private final Map<Series, BigDecimal> lastAverages = new TreeMap<>();
    private final boolean keepAverages;
    private long averageCount;
    private long alarmCount;
    private long barCount;

    /** @param keepAverages whether the last averages are wanted, which costs an allocation a value */
    AlarmCounts(EngineOutput next, boolean keepAverages) {
        this.next = next;
        this.keepAverages = keepAverages;
    }

    @Override
    public void averages(Averages averages) {
        averageCount++;
        if (keepAverages) {
            for (int i = 0; i < averages.size(); i++) {
                WindowAverage window = averages.get(i);
                BigDecimal average = window.average.toBigDecimal();
                if (average != null) {
                    lastAverages.put(new Series(window.window, averages.symbol), average);
                }
            }
        }
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

    Map<Series, BigDecimal> lastAverages() {
        return lastAverages;
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
