package io.stockpipeline.console.history.sink;

import io.stockpipeline.console.history.KeptTable;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import io.stockpipeline.model.wire.WindowAverage;
import org.jspecify.annotations.Nullable;

/** Turns records into rows. For one thread. */
final class RecordRows {
    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();

    /** Adds the record's rows; a record that is none is noted as unreadable. Either way it has been read. */
    void add(SinkRecord record, int generation, Batch batch) {
        try {
            addRows(record, generation, batch);
        } catch (UnusableRecordException e) {
            batch.unreadable(record, generation, e.words());
        }
        batch.read(record);
    }

    private void addRows(SinkRecord record, int generation, Batch batch) throws UnusableRecordException {
        byte[] value = record.value();
        if (value == null) {
            throw CopyText.unfit("the record has no value");
        }
        switch (record.place().topic()) {
            case Averages -> averages(averagesCodec.decode(value), new Origin(record, generation), batch);
            case Alarms -> alarm(alarmCodec.decode(value), new Origin(record, generation), batch);
            case Bars -> bar(barCodec.decode(value), new Origin(record, generation), batch);
        }
    }

    /** The place of a record, the same columns in every table. */
    private record Origin(SinkRecord record, int generation) {
        void append(CopyText row) {
            row.number(record.offset()).number(record.place().partition()).number(generation);
        }
    }

    private interface Rows {
        void append(CopyText rows) throws UnusableRecordException;
    }

    /** All rows of a table or none, and the day that they lie in. */
    private static void write(Batch batch, KeptTable table, long time, Rows rows) throws UnusableRecordException {
        CopyText text = batch.rows(table);
        int mark = text.mark();
        int rowsBefore = text.rows();
        try {
            rows.append(text);
        } catch (UnusableRecordException e) {
            text.cut(mark, rowsBefore);
            throw e;
        }
        if (text.rows() > rowsBefore) {
            batch.lies(table, time);
        }
    }

    private static void averages(Averages averages, Origin origin, Batch batch) throws UnusableRecordException {
        requireTime(averages.time);
        write(batch, KeptTable.Averages, averages.time, text -> {
            for (int i = 0; i < averages.size(); i++) {
                window(averages, averages.get(i), origin, text);
            }
        });
        Tick tick = averages.tick;
        if (tick != null) {
            write(batch, KeptTable.Ticks, tick.time(), text -> tick(tick, averages.late, origin, text));
        }
    }

    private static void window(Averages averages, WindowAverage window, Origin origin, CopyText row)
            throws UnusableRecordException {
        row.instant(averages.time);
        origin.append(row);
        row.instant(window.start)
                .instant(window.end)
                .number(window.count)
                .flag(averages.late)
                .flag(averages.isFinal)
                .flag(averages.early)
                .flag(window.complete)
                .text(averages.symbol)
                .text(window.window)
                .decimal(averages.tick == null ? null : averages.tick.price())
                .decimal(window.average)
                .decimal(window.previous)
                .decimal(window.deviation)
                .decimal(window.min)
                .decimal(window.max)
                .decimal(window.volume)
                .decimal(window.vwap)
                .endRow();
    }

    private static void tick(Tick tick, boolean late, Origin origin, CopyText row) throws UnusableRecordException {
        row.instant(tick.time());
        origin.append(row);
        row.text(name(tick.side()))
                .flag(late)
                .text(tick.symbol())
                .decimal(tick.price())
                .decimal(tick.size())
                .text(tick.id())
                .endRow();
    }

    private static void alarm(Alarm alarm, Origin origin, Batch batch) throws UnusableRecordException {
        requireTime(alarm.time());
        write(batch, KeptTable.Alarms, alarm.time(), row -> {
            row.instant(alarm.time());
            origin.append(row);
            row.text(alarm.id())
                    .text(alarm.episode())
                    .text(alarm.alarm())
                    .text(alarm.type().name())
                    .text(alarm.severity().name())
                    .text(alarm.state().name())
                    .text(alarm.symbol())
                    .decimal(alarm.price())
                    .text(alarm.window())
                    .decimal(alarm.average())
                    .decimal(alarm.previous())
                    .decimal(alarm.reference())
                    .decimal(alarm.value())
                    .decimal(alarm.deviation())
                    .text(alarm.tolerance())
                    .text(name(alarm.direction()))
                    .endRow();
        });
    }

    private static void bar(Bar bar, Origin origin, Batch batch) throws UnusableRecordException {
        requireTime(bar.start);
        if (!bar.open.isPresent() || !bar.high.isPresent() || !bar.low.isPresent() || !bar.close.isPresent()) {
            throw CopyText.unfit("a bar without open, high, low or close");
        }
        write(batch, KeptTable.Bars, bar.start, row -> {
            row.instant(bar.start);
            origin.append(row);
            row.instant(bar.end)
                    .instant(bar.openTime)
                    .instant(bar.closeTime)
                    .number(bar.count)
                    .flag(bar.isFinal)
                    .flag(bar.early)
                    .text(bar.symbol)
                    .text(bar.interval)
                    .decimal(bar.open)
                    .decimal(bar.high)
                    .decimal(bar.low)
                    .decimal(bar.close)
                    .decimal(bar.volume)
                    .decimal(bar.vwap)
                    .endRow();
        });
    }

    /** The time that says which day a row lies in. */
    private static void requireTime(long millis) throws UnusableRecordException {
        if (millis < 0 || millis > Tick.MAX_TIME) {
            throw CopyText.unfit("time: not epoch milliseconds from 0 to " + Tick.MAX_TIME);
        }
    }

    private static @Nullable String name(@Nullable Enum<?> constant) {
        return constant == null ? null : constant.name();
    }
}
