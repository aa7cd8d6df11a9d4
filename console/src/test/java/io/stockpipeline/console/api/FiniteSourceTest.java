package io.stockpipeline.console.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiniteSourceTest {
    private static final long NOW = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "synthetic: {}                             | false",
                "synthetic: { count: 1000 }                | true",
                "file: { path: trades.csv, format: Csv }   | true"
            })
    void shouldTellWhetherTheSourceHasAnEnd(String source, boolean finite) {
        try (ApiUnderTest api = new ApiUnderTest("""
                symbols: [AAPL]
                source: { %s }
                windows: [ { size: 5m } ]
                """.formatted(source), NOW)) {
            assertThat(api.get("/pipeline").get("finite").asBoolean()).isEqualTo(finite);
        }
    }
}
