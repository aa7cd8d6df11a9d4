package io.stockpipeline.app.backtest;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;

/** Where records go that nobody wants. */
enum Nowhere implements EngineOutput {
    INSTANCE;

    @Override
    public void averages(Averages averages) {}

    @Override
    public void alarm(Alarm alarm) {}

    @Override
    public void bar(Bar bar) {}
}
