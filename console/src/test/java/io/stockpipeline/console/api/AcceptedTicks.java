package io.stockpipeline.console.api;

import io.stockpipeline.analytics.anomaly.OddityForest;
import io.stockpipeline.console.view.LiveView;
import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.engine.Verdict;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Ticks go through the engine and its records, as bytes, into the view; the accepted ones are remembered, and so is every record as a
 * history would keep it.
 */
final class AcceptedTicks implements EngineOutput {
    private final EnginePlan plan;
    private final LiveView view;
    private final Map<String, SymbolEngine> engines = new HashMap<>();
    private final RecordSlots slots = new RecordSlots();
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();
    private final List<Tick> accepted = new ArrayList<>();
    private final List<Alarm> alarms = new ArrayList<>();
    private final Map<String, Bar> bars = new LinkedHashMap<>();
    private final List<Averages> averages = new ArrayList<>();
    private long offset;
    /** Records of earlier times do not reach the view. */
    private final long viewFrom;

    AcceptedTicks(StockPipeline pipeline, LiveView view) {
        this(pipeline, view, Long.MIN_VALUE);
    }

    AcceptedTicks(StockPipeline pipeline, LiveView view, long viewFrom) {
        this.plan = EnginePlan.of(pipeline, (rows, seed) -> OddityForest.grow(rows, seed)::score);
        this.view = view;
        this.viewFrom = viewFrom;
    }

    void take(Tick tick) {
        Verdict verdict = engines.computeIfAbsent(tick.symbol(), symbol -> new SymbolEngine(plan, symbol, slots))
                .accept(tick, this);
        if (verdict == Verdict.ACCEPTED || verdict == Verdict.LATE) {
            accepted.add(tick);
        }
    }

    /** In the order they were accepted. */
    List<Tick> accepted() {
        return accepted;
    }

    /** In the order they were raised. */
    List<Alarm> alarms() {
        return alarms;
    }

    /** By symbol, interval and start, the newest of each. */
    List<Bar> bars() {
        return List.copyOf(bars.values());
    }

    /** Those of accepted ticks, in their order. */
    List<Averages> averages() {
        return averages;
    }

    @Override
    public void averages(Averages record) {
        try {
            Averages read = averagesCodec.decode(averagesCodec.encode(record));
            averages.add(read);
            if (read.time >= viewFrom) {
                view.average(read);
            }
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void bar(Bar bar) {
        try {
            Bar read = barCodec.decode(barCodec.encode(bar));
            bars.put(read.symbol + read.interval + read.start, read);
            if (read.start >= viewFrom) {
                view.bar(read);
            }
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void alarm(Alarm alarm) {
        try {
            Alarm read = alarmCodec.decode(alarmCodec.encode(alarm));
            alarms.add(read);
            if (read.time() >= viewFrom) {
                view.alarm(read, 0, offset);
            }
            offset++;
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
