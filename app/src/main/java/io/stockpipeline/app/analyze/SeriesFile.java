package io.stockpipeline.app.analyze;

import io.stockpipeline.app.fault.WrongInputException;
import io.stockpipeline.model.schema.NearestName;
import io.stockpipeline.model.spec.Span;
import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a file of numbers: CSV or JSON Lines (told by its first character), plain or gzip (told by its first bytes); prices, ticks, bars,
 * or one number a line.
 *
 * @param path {@code -}: stdin
 * @param symbol whose; null: there is but one
 * @param column where the numbers stand; null: as prices are called
 */
public record SeriesFile(
        Path path, @Nullable String symbol, @Nullable String column) {
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final int BYTE_ORDER_MARK = 0xfeff;
    private static final int SHOWN_SYMBOLS = 20;

    /** A file's part: what is of one symbol and one length of bars. */
    private record Part(@Nullable String symbol, @Nullable String interval) {}

    /**
     * Reads it.
     *
     * @param interval the length of bars that is wanted, where the file has several; null: the shortest
     * @throws WrongInputException when there is no such file, or it holds something else
     */
    Readings read(@Nullable String interval) {
        if (!isStdin() && !Files.exists(path)) {
            throw new WrongInputException(path + ": there is no such file");
        }
        if (!isStdin() && Files.isDirectory(path)) {
            throw new WrongInputException(path + ": is a folder, not a file");
        }
        try (Rows rows = rows(new BufferedInputStream(isStdin() ? System.in : Files.newInputStream(path)))) {
            return read(rows, interval);
        } catch (WrongInputException e) {
            throw new WrongInputException(name() + ": " + e.getMessage(), e);
        } catch (IOException e) {
            throw new WrongInputException(name() + ": cannot be read: " + e.getMessage(), e);
        }
    }

    /** What faults begin with. */
    String name() {
        return isStdin() ? "stdin" : path.toString();
    }

    private boolean isStdin() {
        return path.toString().equals("-");
    }

    private static Rows rows(InputStream in) throws IOException {
        in.mark(2);
        boolean packed = in.read() == GZIP_FIRST && in.read() == GZIP_SECOND;
        in.reset();
        BufferedReader reader = new BufferedReader(
                new InputStreamReader(packed ? new GZIPInputStream(in) : in, StandardCharsets.UTF_8));
        reader.mark(1);
        int first = reader.read();
        while (first == BYTE_ORDER_MARK || first == '\n' || first == '\r' || first == ' ') {
            reader.mark(1);
            first = reader.read();
        }
        reader.reset();
        return first == '{' ? new JsonRows(reader) : new CsvRows(reader);
    }

    private Readings read(Rows rows, @Nullable String interval) throws IOException {
        Columns columns = Columns.of(rows.columns(), column);
        Map<Part, Readings> parts = new LinkedHashMap<>();
        TreeSet<String> others = new TreeSet<>();
        while (rows.next()) {
            String owner = columns.symbol() < 0 ? null : rows.text(columns.symbol());
            if (symbol != null && owner != null && !owner.equals(symbol)) {
                others.add(owner);
                continue;
            }
            String length = columns.interval() < 0 ? null : rows.text(columns.interval());
            add(
                    rows,
                    columns,
                    parts.computeIfAbsent(
                            new Part(owner, length), part -> new Readings(part.symbol(), part.interval())));
        }
        Readings found = only(parts, others, interval);
        if (columns.time() < 0) {
            found.withoutTimes();
        }
        found.settle();
        return found;
    }

    private static void add(Rows rows, Columns columns, Readings readings) {
        String text = rows.text(columns.value());
        if (Numbers.isMissing(text)) {
            readings.addMissing();
            return;
        }
        readings.add(
                columns.time() < 0 ? readings.size() : time(rows, columns),
                number(rows, columns.valueName(), Objects.requireNonNull(text)),
                volume(rows, columns));
    }

    private static double volume(Rows rows, Columns columns) {
        String text = columns.volume() < 0 ? null : rows.text(columns.volume());
        return Numbers.isMissing(text)
                ? Double.NaN
                : number(rows, rows.columns().get(columns.volume()), Objects.requireNonNull(text));
    }

    private static double number(Rows rows, String name, String text) {
        Double value = Numbers.parse(text);
        if (value == null) {
            throw new WrongInputException(
                    "line " + rows.line() + ": " + name + " \"" + shortened(text) + "\" is no number");
        }
        return value;
    }

    private static long time(Rows rows, Columns columns) {
        String text = rows.text(columns.time());
        Long time = text == null || text.isEmpty() ? null : Times.parse(text);
        if (time == null) {
            throw new WrongInputException("line " + rows.line() + ": "
                    + rows.columns().get(columns.time()) + " \"" + shortened(String.valueOf(text))
                    + "\" is no time: write 2024-05-24, 2024-05-24T18:00:01Z or epoch milliseconds");
        }
        return time;
    }

    private static String shortened(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40) + "…";
    }

    private Readings only(Map<Part, Readings> parts, TreeSet<String> others, @Nullable String interval) {
        TreeSet<String> symbols = new TreeSet<>();
        parts.keySet().forEach(part -> symbols.add(String.valueOf(part.symbol())));
        if (symbols.isEmpty()) {
            Optional<String> near = symbol == null ? Optional.empty() : NearestName.of(symbol, others);
            throw new WrongInputException(
                    others.isEmpty()
                            ? "there is no record in it, only the names of its columns"
                            : "there is nothing of --symbol " + symbol
                                    + near.map(name -> ": did you mean " + name + "?")
                                            .orElse("; there are " + shown(List.copyOf(others))));
        }
        if (symbols.size() > 1) {
            throw new WrongInputException("there are " + symbols.size() + " symbols in it: choose one with --symbol: "
                    + shown(List.copyOf(symbols)));
        }
        return parts.values().stream()
                .min((a, b) -> Long.compare(length(a, interval), length(b, interval)))
                .orElseThrow();
    }

    /** What is wanted comes first, then the shorter ones. */
    private static long length(Readings readings, @Nullable String wanted) {
        String length = readings.interval();
        if (length == null || length.equals(wanted)) {
            return -1;
        }
        try {
            return Span.of(length).millis();
        } catch (IllegalArgumentException e) {
            return Long.MAX_VALUE;
        }
    }

    private static String shown(List<String> names) {
        return names.size() <= SHOWN_SYMBOLS
                ? String.join(", ", names)
                : String.join(", ", names.subList(0, SHOWN_SYMBOLS)) + " and " + (names.size() - SHOWN_SYMBOLS)
                        + " more";
    }
}
