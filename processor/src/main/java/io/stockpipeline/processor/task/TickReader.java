package io.stockpipeline.processor.task;

import io.stockpipeline.model.line.TickLines;
import io.stockpipeline.model.spec.KafkaSource;
import io.stockpipeline.model.spec.StockPipeline;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;

/** Makes a tick of a record's value. Used by one thread. */
@FunctionalInterface
interface TickReader {
    /** @throws UnusableRecordException with the reason, when it is none */
    Tick read(byte[] value) throws UnusableRecordException;

    /** Reads the pipeline's own ticks, or those that somebody else has keyed by symbol already. */
    static TickReader of(StockPipeline pipeline) {
        KafkaSource kafka = pipeline.spec().source().kafka();
        if (kafka == null || !kafka.keyed()) {
            return new TickCodec()::decode;
        }
        TickLines lines = ForeignTicks.lines(pipeline);
        return value -> lines.read(value, 0, value.length);
    }
}
