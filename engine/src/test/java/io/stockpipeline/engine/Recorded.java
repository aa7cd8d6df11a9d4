package io.stockpipeline.engine;

import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Keeps what the engine emits, as it would stand on the topics. */
final class Recorded implements EngineOutput {
    final List<String> averages = new ArrayList<>();
    final List<String> alarms = new ArrayList<>();
    final List<String> bars = new ArrayList<>();
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();

    @Override
    public void averages(Averages record) {
        averages.add(text(averagesCodec.encode(record)));
    }

    @Override
    public void alarm(Alarm record) {
        alarms.add(text(alarmCodec.encode(record)));
    }

    @Override
    public void bar(Bar record) {
        bars.add(text(barCodec.encode(record)));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
