package io.stockpipeline.engine;

import io.stockpipeline.engine.alarm.AlarmSink;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;

/** Takes what the engine computes. {@code averages} and {@code bar} are reused: they are valid only during the call. */
public interface EngineOutput extends AlarmSink {
    void averages(Averages averages);

    void bar(Bar bar);
}
