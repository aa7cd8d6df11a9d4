package io.stockpipeline.engine;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Bar;

/** Takes what the engine computes. {@code averages} and {@code bar} are reused: they are valid only during the call. */
public interface EngineOutput {
    void averages(Averages averages);

    void alarm(Alarm alarm);

    void bar(Bar bar);
}
