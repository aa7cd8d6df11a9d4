package io.stockpipeline.model.line;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import io.stockpipeline.model.wire.DeadLetterReason;
import io.stockpipeline.model.wire.UnusableRecordException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Takes a line of comma-separated values apart. A line without a quote, which is nearly every line of market data, is
 * split on its bytes; any other goes to fastcsv, which alone decides what quotes mean (RFC 4180). A line break inside
 * quotes is not supported: one record is one line.
 */
final class CsvLineParser implements LineParser {
    private static final CsvReader.CsvReaderBuilder QUOTED = CsvReader.builder()
            .allowUnclosedQuote(false)
            .trimWhitespacesAroundQuotes(true)
            .skipEmptyLines(false)
            .maxBufferSize(2 * LineReader.LONGEST);

    private final int[] fieldOfColumn;
    private final int columnsNeeded;
    private final byte[][] constants = new byte[TickField.values().length][];

    /**
     * @param mapping which columns are wanted
     * @param header the column names, empty where columns are told by index
     */
    CsvLineParser(ColumnMapping mapping, List<String> header) {
        int[] indexes = mapping.indexes(header);
        int greatest = -1;
        int greatestRequired = -1;
        for (TickField field : TickField.values()) {
            int index = indexes[field.slot()];
            greatest = Math.max(greatest, index);
            if (field.required()) {
                greatestRequired = Math.max(greatestRequired, index);
            }
            byte[] constant = mapping.constant(field);
            if (constant != null) {
                constants[field.slot()] = constant;
            }
        }
        columnsNeeded = greatestRequired + 1;
        fieldOfColumn = new int[greatest + 1];
        for (int column = 0; column <= greatest; column++) {
            fieldOfColumn[column] = 0;
            for (TickField field : TickField.values()) {
                if (indexes[field.slot()] == column) {
                    // One column may serve several fields: a bit for each.
                    fieldOfColumn[column] |= 1 << field.slot();
                }
            }
        }
    }

    /** The names in a header line, trimmed. */
    static List<String> header(byte[] bytes, int start, int end) throws UnusableRecordException {
        return split(Utf8.decode(bytes, start, end)).stream().map(String::strip).toList();
    }

    @Override
    public void parse(byte[] bytes, int start, int end, FieldSlices fields) throws UnusableRecordException {
        setConstants(fields);
        int column = 0;
        int from = start;
        int seen = 0;
        for (int i = start; i < end; i++) {
            byte b = bytes[i];
            seen |= b;
            if (b == ',') {
                set(fields, column++, bytes, from, i);
                from = i + 1;
            } else if (b == '"') {
                parseQuoted(Utf8.decode(bytes, start, end), fields);
                return;
            }
        }
        set(fields, column++, bytes, from, end);
        if (seen < 0) {
            Utf8.decode(bytes, start, end);
        }
        requireColumns(column);
    }

    private void parseQuoted(String line, FieldSlices fields) throws UnusableRecordException {
        setConstants(fields);
        List<String> values = split(line);
        for (int column = 0; column < values.size() && column < fieldOfColumn.length; column++) {
            byte[] value = values.get(column).getBytes(StandardCharsets.UTF_8);
            set(fields, column, value, 0, value.length);
        }
        requireColumns(values.size());
    }

    private static List<String> split(String line) throws UnusableRecordException {
        try {
            return new ArrayList<>(QUOTED.ofSingleCsvRecord(line).getFields());
        } catch (CsvParseException e) {
            throw new UnusableRecordException(DeadLetterReason.Malformed, "not a line of CSV: " + reason(e));
        }
    }

    private static String reason(CsvParseException e) {
        Throwable deepest = e;
        while (deepest.getCause() != null) {
            deepest = deepest.getCause();
        }
        return String.valueOf(deepest.getMessage());
    }

    private void setConstants(FieldSlices fields) {
        fields.clear();
        for (int i = 0; i < constants.length; i++) {
            byte[] constant = constants[i];
            if (constant != null) {
                fields.set(i, constant, 0, constant.length);
            }
        }
    }

    private void set(FieldSlices fields, int column, byte[] bytes, int from, int to) {
        if (column >= fieldOfColumn.length) {
            return;
        }
        for (int wanted = fieldOfColumn[column]; wanted != 0; wanted &= wanted - 1) {
            fields.set(Integer.numberOfTrailingZeros(wanted), bytes, from, to);
        }
    }

    private void requireColumns(int found) throws UnusableRecordException {
        if (found < columnsNeeded) {
            throw new UnusableRecordException(
                    DeadLetterReason.Malformed, found + " columns, " + columnsNeeded + " are needed");
        }
    }
}
