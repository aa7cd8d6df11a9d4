package io.stockpipeline.processor.task;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.processor.store.EngineStore;
import java.nio.charset.StandardCharsets;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Turns what the engine computes into records for the sinks, and counts them. */
final class RecordEmitter implements EngineOutput {
    private final ProcessorContext<byte[], byte[]> context;
    private final EngineStore store;
    private final ProgressMonitor monitor;
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();
    private byte[] key = new byte[0];
    private long timestamp;

    RecordEmitter(ProcessorContext<byte[], byte[]> context, EngineStore store, ProgressMonitor monitor) {
        this.context = context;
        this.store = store;
        this.monitor = monitor;
    }

    /** What comes now belongs to this symbol, and was caused at this time (the topic's brokers put their own). */
    RecordEmitter about(byte[] symbol, long causedAt) {
        key = symbol;
        timestamp = causedAt;
        return this;
    }

    RecordEmitter about(String symbol, long causedAt) {
        return about(symbol.getBytes(StandardCharsets.UTF_8), causedAt);
    }

    @Override
    public void averages(Averages averages) {
        store.progress().averages++;
        context.forward(new Record<>(key, averagesCodec.encode(averages), timestamp), Outputs.AVERAGES);
    }

    @Override
    public void alarm(Alarm alarm) {
        store.progress().alarms++;
        monitor.alarm(alarm.type());
        context.forward(new Record<>(key, alarmCodec.encode(alarm), timestamp), Outputs.ALARMS);
    }

    @Override
    public void bar(Bar bar) {
        store.progress().bars++;
        context.forward(new Record<>(barCodec.key(bar), barCodec.encode(bar), timestamp), Outputs.BARS);
    }

    void deadLetter(DeadLetter letter, long causedAt) {
        store.progress().deadLetter(letter.reason());
        context.forward(DeadLetterRecord.of(letter, causedAt), Outputs.DEAD_LETTERS);
    }
}
