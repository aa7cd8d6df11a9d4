package io.stockpipeline.extractor.socket;

import io.stockpipeline.extractor.source.HealthRecord;
import io.stockpipeline.extractor.source.TickSink;
import io.stockpipeline.model.line.ColumnMapping;
import io.stockpipeline.model.line.LineReader;
import io.stockpipeline.model.line.TickAssembler;
import io.stockpipeline.model.line.TickLines;
import io.stockpipeline.model.line.WrongMappingException;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The lines of one connection. Each one is a tick or a dead letter, except those of nothing but white space and the header. A line of
 * CSV that the connection's end has cut off is none, since a killed server's looks like a good end, and 189.1 may be half of 189.12;
 * JSON tells by its brace.
 *
 * <p>CSV's first line is a header when it is no tick and has a field's name among its values, in whatever case; the columns are
 * then where it says. Otherwise they come in the order symbol, time, price, size, side, id.
 */
final class SocketLines {
    /** Longest line that is read, 1 MiB: a tick takes some hundred bytes, and each connection has a buffer of its own. */
    static final int LONGEST = 1 << 20;

    private static final String PATH = "spec.source.socket";
    private static final List<String> FIELDS = List.of("symbol", "time", "price", "size", "side", "id");

    private final LineReader lines;
    private final TickAssembler assembler;
    private final HealthRecord health;
    private final TickSink sink;
    private final boolean csv;
    private TickLines ticks;
    /** Whether no line has come yet. */
    private boolean first = true;

    SocketLines(InputStream in, RecordFormat format, TickAssembler assembler, HealthRecord health, TickSink sink) {
        lines = LineReader.ofAtMost(LONGEST, in);
        this.assembler = assembler;
        this.health = health;
        this.sink = sink;
        csv = format == RecordFormat.Csv;
        ticks = csv
                ? TickLines.csv(ColumnMapping.withoutHeader(PATH, Map.of()), List.of(), assembler)
                : TickLines.json(new ColumnMapping(PATH, Map.of()), assembler);
    }

    /**
     * Reads until the server ends the connection in order.
     *
     * @throws SocketFault when the header lacks what every tick has
     * @throws IOException when the connection breaks
     */
    void read() throws IOException, InterruptedException {
        while (lines.next()) {
            lines.skipByteOrderMark();
            if (!lines.isBlank()) {
                line();
                first = false;
            }
        }
    }

    private void line() throws SocketFault, InterruptedException {
        Tick tick;
        try {
            tick = ticks.read(lines);
        } catch (UnusableRecordException e) {
            List<String> header = first && csv && e.reason() == DeadLetterReason.Malformed ? header() : null;
            if (header == null) {
                reject(e, lines.copy(), lines.line());
            } else {
                follow(header);
            }
            return;
        }
        if (csv && !lines.isEnded()) {
            reject(
                    new UnusableRecordException(DeadLetterReason.Malformed, "the connection ended within this line"),
                    lines.copy(),
                    lines.line());
            return;
        }
        sink.put(tick);
        health.tick(tick.symbol(), tick.time());
    }

    /** The names in the line; null when none of them is a field's. */
    private @Nullable List<String> header() {
        try {
            List<String> names = TickLines.csvHeader(lines.bytes(), lines.start(), lines.end()).stream()
                    .map(name -> name.toLowerCase(Locale.ROOT))
                    .toList();
            return !lines.isCut() && names.stream().anyMatch(FIELDS::contains) ? names : null;
        } catch (UnusableRecordException e) {
            return null;
        }
    }

    private void follow(List<String> header) throws SocketFault, InterruptedException {
        try {
            ticks = TickLines.csv(new ColumnMapping(PATH, Map.of()), header, assembler);
        } catch (WrongMappingException e) {
            // To read on by another order would be to take one number for another.
            String words = "the header lacks one of symbol, time and price";
            reject(new UnusableRecordException(DeadLetterReason.Malformed, words), lines.copy(), lines.line());
            throw new SocketFault(words);
        }
    }

    /** The connection broke: what has come of a line is no tick, since a number in it may be half of one. */
    void breakOff() throws InterruptedException {
        byte[] begun = lines.unfinished();
        if (begun.length > 0) {
            reject(
                    new UnusableRecordException(DeadLetterReason.Malformed, "the connection broke within this line"),
                    begun,
                    lines.line() + 1);
        }
    }

    private void reject(UnusableRecordException fault, byte[] line, long number) throws InterruptedException {
        sink.reject(DeadLetter.of(fault, null, line, new DeadLetter.LineOrigin(number)));
    }
}
