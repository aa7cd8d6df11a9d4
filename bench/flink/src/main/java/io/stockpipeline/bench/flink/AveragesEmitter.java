package io.stockpipeline.bench.flink;

import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import java.nio.charset.StandardCharsets;
import org.apache.flink.api.java.tuple.Tuple2;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.Collector;

/** Sends averages on as JSON, with the event time of the tick that caused them. */
final class AveragesEmitter implements EngineOutput {
    private final Collector<StreamRecord<Tuple2<byte[], byte[]>>> out;
    private final AveragesCodec codec = new AveragesCodec();
    private long time;

    AveragesEmitter(Collector<StreamRecord<Tuple2<byte[], byte[]>>> out) {
        this.out = out;
    }

    /** What comes now was caused by a tick of this time, epoch milliseconds. */
    AveragesEmitter at(long newTime) {
        time = newTime;
        return this;
    }

    @Override
    public void averages(Averages averages) {
        byte[] key = averages.symbol.getBytes(StandardCharsets.UTF_8);
        out.collect(new StreamRecord<>(Tuple2.of(key, codec.encode(averages)), time));
    }

    /** Alarms are few, and the contest has no topic for them. */
    @Override
    public void alarm(Alarm alarm) {}

    @Override
    public void bar(Bar bar) {
        throw new IllegalStateException("bars have no topic here: write bars: []");
    }
}
