package io.stockpipeline.operator.kubernetes.defaults;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantitiesTest {
    @ParameterizedTest
    @CsvSource({
        "1000m, 1",
        "500m, 500m",
        "0.5, 500m",
        "1.5, 1500m",
        "2, 2",
        "1000, 1k",
        "1024Mi, 1Gi",
        "1000Mi, 1000Mi",
        "1.5Gi, 1536Mi",
        "0.5Gi, 512Mi",
        "1000M, 1G",
        "0, 0",
        "0Gi, 0",
        "12e6, 12e6"
    })
    void shouldWriteQuantitiesAsTheServerDoes(String written, String canonical) {
        assertThat(Quantities.canonical(written)).isEqualTo(canonical);
    }
}
