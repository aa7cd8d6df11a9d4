package io.stockpipeline.bench.jmh;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Remembers the last averages and the last alarm that an engine emitted. */
final class LastRecords implements EngineOutput {
    private final AveragesCodec codec = new AveragesCodec();
    private byte @Nullable [] averages;
    private @Nullable Alarm alarm;

    @Override
    public void averages(Averages emitted) {
        averages = codec.encode(emitted);
    }

    @Override
    public void alarm(Alarm emitted) {
        alarm = emitted;
    }

    @Override
    public void bar(Bar emitted) {}

    byte[] averagesJson() {
        return Objects.requireNonNull(averages, "no averages were emitted");
    }

    Alarm alarm() {
        return Objects.requireNonNull(alarm, "no alarm was emitted");
    }
}
