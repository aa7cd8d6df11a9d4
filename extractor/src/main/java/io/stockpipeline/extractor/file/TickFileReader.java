package io.stockpipeline.extractor.file;

import io.stockpipeline.extractor.source.ContentIdentity;
import io.stockpipeline.extractor.source.SourceConfigurationException;
import io.stockpipeline.extractor.source.SourcePosition;
import io.stockpipeline.model.line.ColumnMapping;
import io.stockpipeline.model.line.LineReader;
import io.stockpipeline.model.line.TickAssembler;
import io.stockpipeline.model.line.TickLines;
import io.stockpipeline.model.line.WrongMappingException;
import io.stockpipeline.model.spec.FileSource;
import io.stockpipeline.model.spec.RecordFormat;
import io.stockpipeline.model.wire.DeadLetter;
import io.stockpipeline.model.wire.SymbolFilter;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of ticks from one end to the other, as fast as it goes and with times as they are written; pacing and
 * rebasing are {@link FileTickSource}'s. One record is one line. Lines of nothing but white space and the header are no
 * records; a byte-order mark is passed over. Every other line is either a tick or a dead letter that holds the line's
 * bytes, without its line end. Used by one thread.
 *
 * <pre>{@code
 * try (TickFileReader reader = TickFileReader.open(source, folder, filter)) {
 *     for (Item item = reader.next(); item != Item.End; item = reader.next()) { ... }
 * }
 * }</pre>
 */
public final class TickFileReader implements Closeable {
    private final LineReader lines;
    private final TickLines ticks;
    private final ContentIdentity content;

    private @Nullable Tick tick;
    private @Nullable DeadLetter deadLetter;

    /** What {@link #next()} came upon. */
    public enum Item {
        Tick,
        DeadLetter,
        End
    }

    private TickFileReader(LineReader lines, TickLines ticks, ContentIdentity content) {
        this.lines = lines;
        this.ticks = ticks;
        this.content = content;
    }

    /**
     * Opens a file at its beginning.
     *
     * @param source which file, and how it is written
     * @param pipelineFolder where the StockPipeline file lies: the second place where a relative path is looked up
     * @param filter which symbols the pipeline names
     * @throws SourceConfigurationException when there is no such file or column
     */
    public static TickFileReader open(FileSource source, Path pipelineFolder, SymbolFilter filter) throws IOException {
        return open(source, pipelineFolder, filter, null);
    }

    /**
     * Opens a file after a position, or at its beginning where that is null.
     *
     * @throws SourceConfigurationException when there is no such file or column, or the file is no longer the one that
     *     the position was taken in
     */
    public static TickFileReader open(
            FileSource source, Path pipelineFolder, SymbolFilter filter, @Nullable SourcePosition position)
            throws IOException {
        TickFile file = TickFile.locate(source.path(), pipelineFolder);
        if (position != null) {
            file.require(position);
        }
        ContentIdentity content = file.identity();
        TickAssembler assembler = new TickAssembler(source.key(), source.timeUnit(), filter);
        try {
            ColumnMapping mapping = new ColumnMapping("spec.source.file.columns", source.columns());
            if (source.format() != RecordFormat.Csv) {
                return new TickFileReader(at(file, position), TickLines.json(mapping, assembler), content);
            }
            if (mapping.indexed()) {
                TickLines ticks = TickLines.csv(mapping, List.of(), assembler);
                return new TickFileReader(at(file, position), ticks, content);
            }
            return withHeader(file, position, mapping, assembler, content);
        } catch (WrongMappingException e) {
            throw new SourceConfigurationException(String.valueOf(e.getMessage()), e);
        }
    }

    private static TickFileReader withHeader(
            TickFile file,
            @Nullable SourcePosition position,
            ColumnMapping mapping,
            TickAssembler assembler,
            ContentIdentity content)
            throws IOException {
        LineReader lines = at(file, null);
        try {
            TickLines ticks = TickLines.csv(mapping, header(lines, file), assembler);
            if (position != null && position.offset() > lines.offset()) {
                lines.close();
                lines = at(file, position);
            }
            return new TickFileReader(lines, ticks, content);
        } catch (IOException | SourceConfigurationException | WrongMappingException e) {
            lines.close();
            throw e;
        }
    }

    private static LineReader at(TickFile file, @Nullable SourcePosition position) throws IOException {
        long offset = position == null ? 0 : position.offset();
        InputStream in = file.open(offset);
        return new LineReader(in, position == null ? 0 : position.line(), offset);
    }

    private static List<String> header(LineReader lines, TickFile file) throws IOException {
        while (lines.next()) {
            lines.skipByteOrderMark();
            if (!lines.isBlank()) {
                try {
                    return TickLines.csvHeader(lines.bytes(), lines.start(), lines.end());
                } catch (UnusableRecordException e) {
                    throw new SourceConfigurationException(
                            "spec.source.file.path: the first line of " + file + " is no header: " + e.words());
                }
            }
        }
        throw new SourceConfigurationException(
                "spec.source.file.path: " + file + " is empty; its first line has to name the columns");
    }

    /** Moves to the next record. */
    public Item next() throws IOException {
        do {
            if (!lines.next()) {
                return Item.End;
            }
            lines.skipByteOrderMark();
        } while (lines.isBlank());
        try {
            tick = ticks.read(lines);
            return Item.Tick;
        } catch (UnusableRecordException e) {
            deadLetter = DeadLetter.of(e, null, lines.copy(), new DeadLetter.LineOrigin(lines.line()));
            return Item.DeadLetter;
        }
    }

    /** The tick of the last {@link Item#Tick}. */
    public Tick tick() {
        if (tick == null) {
            throw new IllegalStateException("no tick was read yet");
        }
        return tick;
    }

    /** The line of the last {@link Item#DeadLetter}. */
    public DeadLetter deadLetter() {
        if (deadLetter == null) {
            throw new IllegalStateException("no unusable line was read yet");
        }
        return deadLetter;
    }

    /** The number of the line read last, from 1. */
    public long line() {
        return lines.line();
    }

    /** After the record that was read last. */
    public SourcePosition position() {
        return new SourcePosition(lines.line(), lines.offset(), null, content);
    }

    @Override
    public void close() throws IOException {
        lines.close();
    }
}
