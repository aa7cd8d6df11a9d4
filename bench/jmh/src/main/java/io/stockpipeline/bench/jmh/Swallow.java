package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;
import org.openjdk.jmh.infra.Blackhole;

/** Takes what engines emit, so that the compiler may leave none of it out. */
record Swallow(Blackhole hole) implements EngineOutput {
    @Override
    public void averages(Averages averages) {
        hole.consume(averages);
    }

    @Override
    public void alarm(Alarm alarm) {
        hole.consume(alarm);
    }

    @Override
    public void bar(Bar bar) {
        hole.consume(bar);
    }
}
