package io.stockpipeline.bench.harness.check;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.engine.EnginePlan;
import io.stockpipeline.engine.RecordSlots;
import io.stockpipeline.engine.SymbolEngine;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.util.HashMap;
import java.util.Map;

/** The averages records that the engine gives for ticks, as {@code backtest} does: with no Kafka. */
final class EngineAverages implements EngineOutput {
    private static final byte[] NONE = {};

    private final EnginePlan plan;
    private final TickReader ticks = new TickReader();
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final RecordSlots slots = new RecordSlots();
    private final Map<String, SymbolEngine> engines = new HashMap<>();
    private byte[] record = NONE;

    EngineAverages(EnginePlan plan) {
        this.plan = plan;
    }

    /** The record that follows from the next tick; no bytes when there is none. */
    byte[] next(byte[] tickJson) {
        Tick tick = ticks.read(tickJson);
        record = NONE;
        engines.computeIfAbsent(tick.symbol(), symbol -> new SymbolEngine(plan, symbol, slots))
                .accept(tick, this);
        return record;
    }

    @Override
    public void averages(Averages averages) {
        record = averagesCodec.encode(averages);
    }

    @Override
    public void alarm(Alarm alarm) {}

    @Override
    public void bar(Bar bar) {}
}
