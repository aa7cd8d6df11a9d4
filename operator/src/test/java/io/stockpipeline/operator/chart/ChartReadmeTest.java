package io.stockpipeline.operator.chart;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/**
 * Holds the table of values in the chart's README to {@code values.yaml}. After a change of the values
 * {@code mvn -pl model,operator -am test -Dtest=ChartReadmeTest -Dsurefire.failIfNoSpecifiedTests=false -DrewriteDocs=true}
 * writes the table anew.
 */
class ChartReadmeTest {
    private static final Path PAGE = Release.CHART.resolve("README.md");
    private static final String BEGIN = "<!-- values: generated from values.yaml -->\n";
    private static final String END = "<!-- end of values -->";

    @Test
    void shouldShowEveryValueWithItsDefault() throws IOException {
        StringBuilder table = new StringBuilder("| value | default | what it is |\n| --- | --- | --- |\n");
        for (ValueRow row : ValueRow.all()) {
            table.append(row.toMarkdown()).append('\n');
        }
        String page = Files.readString(PAGE);
        assertThat(page).contains(BEGIN, END);
        String wanted =
                page.substring(0, page.indexOf(BEGIN) + BEGIN.length()) + table + page.substring(page.indexOf(END));
        if (Boolean.getBoolean("rewriteDocs")) {
            Files.writeString(PAGE, wanted);
        }
        assertThat(Files.readString(PAGE)).isEqualTo(wanted);
    }
}
