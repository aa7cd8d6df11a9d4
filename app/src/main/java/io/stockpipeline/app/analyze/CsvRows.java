package io.stockpipeline.app.analyze;

import de.siegmar.fastcsv.reader.CloseableIterator;
import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.stockpipeline.app.fault.WrongInputException;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Comma-separated values. The first line names the columns, unless a number stands in it; then they are numbered from 1. */
final class CsvRows implements Rows {
    private final CloseableIterator<CsvRecord> records;
    private final List<String> columns;
    private @Nullable CsvRecord pending;
    private CsvRecord current;

    CsvRows(Reader reader) throws IOException {
        CsvReader<CsvRecord> csv = CsvReader.builder().skipEmptyLines(true).ofCsvRecord(reader);
        records = csv.iterator();
        CsvRecord first = advance();
        if (first == null) {
            throw new WrongInputException(
                    "there is nothing in it: one number a line, or CSV or JSON Lines with a price column");
        }
        current = first;
        boolean named = first.getFields().stream().noneMatch(CsvRows::isNumber)
                && !(first.getFieldCount() == 1
                        && Numbers.isMissing(first.getField(0).strip()));
        pending = named ? null : first;
        columns = named
                ? first.getFields().stream().map(String::strip).toList()
                : IntStream.rangeClosed(1, first.getFieldCount())
                        .mapToObj(Integer::toString)
                        .toList();
    }

    private static boolean isNumber(String text) {
        return !text.isBlank() && Numbers.parse(text.strip()) != null;
    }

    private @Nullable CsvRecord advance() throws IOException {
        try {
            return records.hasNext() ? records.next() : null;
        } catch (CsvParseException e) {
            throw new WrongInputException(String.valueOf(e.getMessage()), e);
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public boolean next() throws IOException {
        CsvRecord next = pending != null ? pending : advance();
        pending = null;
        if (next == null) {
            return false;
        }
        current = next;
        return true;
    }

    @Override
    public @Nullable String text(int column) {
        return column < current.getFieldCount() ? current.getField(column).strip() : null;
    }

    @Override
    public long line() {
        return current.getStartingLineNumber();
    }

    @Override
    public void close() throws IOException {
        records.close();
    }
}
