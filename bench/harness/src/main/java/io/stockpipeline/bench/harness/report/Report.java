package io.stockpipeline.bench.harness.report;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What is printed in the end.
 *
 * @param notes what stands below the table, one line each
 */
public record Report(Table table, List<String> notes) {
    /** For a terminal. */
    public String text() {
        return table.text() + "\n" + lines("  ");
    }

    /** For a page. */
    public String markdown() {
        return table.markdown() + "\n" + lines("- ");
    }

    private String lines(String mark) {
        return notes.stream().map(note -> mark + note + "\n").collect(Collectors.joining());
    }
}
