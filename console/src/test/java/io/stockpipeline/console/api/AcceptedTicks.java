package io.stockpipeline.console.api;

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
import java.util.List;
import java.util.Map;

/** Ticks go through the engine and its records, as bytes, into the view; the accepted ones are remembered. */
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
    private long offset;

    AcceptedTicks(StockPipeline pipeline, LiveView view) {
        this.plan = EnginePlan.of(pipeline);
        this.view = view;
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

    @Override
    public void averages(Averages averages) {
        try {
            view.average(averagesCodec.decode(averagesCodec.encode(averages)));
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void bar(Bar bar) {
        try {
            view.bar(barCodec.decode(barCodec.encode(bar)));
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }

    @Override
    public void alarm(Alarm alarm) {
        try {
            Alarm read = alarmCodec.decode(alarmCodec.encode(alarm));
            alarms.add(read);
            view.alarm(read, 0, offset++);
        } catch (UnusableRecordException e) {
            throw new AssertionError(e);
        }
    }
}
