package io.stockpipeline.app.backtest;

import io.stockpipeline.app.fault.FailedException;
import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.engine.EngineOutput;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.AlarmCodec;
import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.AveragesCodec;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.BarCodec;
import io.stockpipeline.model.wire.JsonBytes;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** Writes records to files of JSON Lines, the same bytes as on the topics; kinds without a file are only computed. */
final class RecordFiles implements EngineOutput, Closeable {
    private static final String STDOUT = "-";
    private static final int BUFFER = 1 << 16;

    private final AveragesCodec averagesCodec = new AveragesCodec();
    private final AlarmCodec alarmCodec = new AlarmCodec();
    private final BarCodec barCodec = new BarCodec();
    private final JsonBytes line = new JsonBytes();
    private final @Nullable OutputStream averages;
    private final @Nullable OutputStream alarms;
    private final @Nullable OutputStream bars;

    /**
     * Opens the files; {@code -} is the given standard output.
     *
     * @throws WrongInputException when one cannot be written
     */
    RecordFiles(@Nullable Path averages, @Nullable Path alarms, @Nullable Path bars, OutputStream stdout) {
        this.averages = open("--averages", averages, stdout);
        this.alarms = open("--alarms", alarms, stdout);
        this.bars = open("--bars", bars, stdout);
    }

    /** Standard output outlives the files. */
    private static final class Unclosed extends FilterOutputStream {
        Unclosed(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            flush();
        }
    }

    private static @Nullable OutputStream open(String option, @Nullable Path file, OutputStream stdout) {
        if (file == null) {
            return null;
        }
        try {
            OutputStream bytes = file.toString().equals(STDOUT) ? new Unclosed(stdout) : Files.newOutputStream(file);
            return new BufferedOutputStream(bytes, BUFFER);
        } catch (IOException e) {
            throw new WrongInputException(option + ": " + file + " cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void averages(Averages record) {
        if (averages != null) {
            line.clear();
            averagesCodec.encode(record, line);
            write(averages);
        }
    }

    @Override
    public void alarm(Alarm record) {
        if (alarms != null) {
            line.clear();
            alarmCodec.encode(record, line);
            write(alarms);
        }
    }

    @Override
    public void bar(Bar record) {
        if (bars != null) {
            line.clear();
            barCodec.encode(record, line);
            write(bars);
        }
    }

    private void write(OutputStream file) {
        try {
            line.writeTo(file);
            file.write('\n');
        } catch (IOException e) {
            throw new FailedException("the results cannot be written: " + e.getMessage(), e);
        }
    }

    @Override
    public void close() throws IOException {
        for (OutputStream file : new @Nullable OutputStream[] {averages, alarms, bars}) {
            if (file != null) {
                file.close();
            }
        }
    }
}
