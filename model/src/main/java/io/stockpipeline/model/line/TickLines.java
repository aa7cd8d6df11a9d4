package io.stockpipeline.model.line;

import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.util.List;

/**
 * Makes a tick of a line: takes the line apart, then checks its fields. Holds what it reuses from line to line, so it is
 * not thread-safe: one for each thread.
 */
public final class TickLines {
    private final LineParser parser;
    private final TickAssembler assembler;
    private final FieldSlices fields = new FieldSlices();

    private TickLines(LineParser parser, TickAssembler assembler) {
        this.parser = parser;
        this.assembler = assembler;
    }

    /** Lines that are one JSON object each. */
    public static TickLines json(ColumnMapping mapping, TickAssembler assembler) {
        return new TickLines(new JsonLineParser(mapping), assembler);
    }

    /**
     * Lines of comma-separated values.
     *
     * @param header the column names, empty where columns are told by index
     * @throws WrongMappingException when the header lacks a column
     */
    public static TickLines csv(ColumnMapping mapping, List<String> header, TickAssembler assembler) {
        return new TickLines(new CsvLineParser(mapping, header), assembler);
    }

    /** The column names in the first line of comma-separated values, trimmed. */
    public static List<String> csvHeader(byte[] bytes, int start, int end) throws UnusableRecordException {
        return CsvLineParser.header(bytes, start, end);
    }

    /**
     * Reads the line that a reader stands at.
     *
     * @throws UnusableRecordException with the reason, when it is no tick of this pipeline, or too long to be one
     */
    public Tick read(LineReader lines) throws UnusableRecordException {
        if (lines.isCut()) {
            throw new UnusableRecordException(
                    DeadLetterReason.Malformed,
                    "a line of " + lines.length() + " bytes; only its first " + LineReader.KEPT + " are kept");
        }
        return read(lines.bytes(), lines.start(), lines.end());
    }

    /**
     * Reads one line, without its end.
     *
     * @throws UnusableRecordException with the reason, when it is no tick of this pipeline
     */
    public Tick read(byte[] bytes, int start, int end) throws UnusableRecordException {
        parser.parse(bytes, start, end, fields);
        return assembler.tick(fields);
    }
}
