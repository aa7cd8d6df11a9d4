package io.stockpipeline.bench.harness.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final Table TABLE =
            new Table(List.of("who", "ticks/s"), List.of(List.of("a", "1,000"), List.of("another", "-")), 1);

    @Test
    void shouldPutWordsToTheLeftAndFiguresToTheRight() {
        assertThat(TABLE.text()).isEqualTo("""
                who      ticks/s
                a          1,000
                another        -
                """);
    }

    @Test
    void shouldAlignMarkdownLikewise() {
        assertThat(TABLE.markdown()).isEqualTo("""
                | who | ticks/s |
                | --- | ---: |
                | a | 1,000 |
                | another | - |
                """);
    }
}
