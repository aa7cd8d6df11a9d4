package io.stockpipeline.bench.jmh;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.TickCodec;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Records to JSON and back: a tick, the averages of three windows with their tick, a deviation's alarm. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the setup before anything else
public class CodecBenchmark {
    private final TickCodec ticks = new TickCodec();
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarms = new AlarmCodec();
    private Tick tick;
    private byte[] tickJson;
    private Averages averages;
    private Alarm alarm;

    /** Lets an engine make the records. */
    @Setup
    public void record() throws UnusableRecordException {
        LastRecords last = new LastRecords();
        new Engines(Plans.of("{ size: 5m, tolerance: 0.000001% }, { size: 10m }, { size: 15m }"), 1, 0).warm(last);
        averages = averagesCodec.decode(last.averagesJson());
        alarm = last.alarm();
        tick = new TickFeed(1, 0).next();
        tickJson = ticks.encode(tick);
    }

    @Benchmark
    public Tick tickDecode() throws UnusableRecordException {
        return ticks.decode(tickJson);
    }

    @Benchmark
    public byte[] tickEncode() {
        return ticks.encode(tick);
    }

    @Benchmark
    public byte[] averagesEncode() {
        return averagesCodec.encode(averages);
    }

    @Benchmark
    public byte[] alarmEncode() {
        return alarms.encode(alarm);
    }
}
