package io.stockpipeline.bench.harness.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A table of text.
 *
 * @param titles of the columns
 * @param rows as many cells each
 * @param words how many columns, from the first on, are words and stand to the left; the others are figures
 */
public record Table(List<String> titles, List<List<String>> rows, int words) {
    /** In columns, for a terminal. */
    public String text() {
        return lines().map(
                        row -> columns().mapToObj(column -> padded(row, column)).collect(Collectors.joining("  ")))
                .map(line -> line.stripTrailing() + "\n")
                .collect(Collectors.joining());
    }

    /** In Markdown. */
    public String markdown() {
        List<String> rule =
                columns().mapToObj(column -> column < words ? "---" : "---:").toList();
        return Stream.concat(Stream.of(titles, rule), rows.stream())
                .map(row -> "| " + String.join(" | ", row) + " |\n")
                .collect(Collectors.joining());
    }

    private String padded(List<String> row, int column) {
        String cell = row.get(column);
        int width = lines().mapToInt(line -> line.get(column).length()).max().orElse(0);
        String padding = " ".repeat(width - cell.length());
        return column < words ? cell + padding : padding + cell;
    }

    private Stream<List<String>> lines() {
        return Stream.concat(Stream.of(titles), rows.stream());
    }

    private IntStream columns() {
        return IntStream.range(0, titles.size());
    }
}
