package io.stockpipeline.bench.harness.latency;

import static org.assertj.core.api.Assertions.assertThat;

import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

class LatencyTest {
    @Test
    void shouldTellMedianNinetyNinthPercentileAndGreatest() {
        Histogram millis = new Histogram(3);
        for (int value = 1; value <= 1000; value++) {
            millis.recordValue(value);
        }

        assertThat(Latency.of(millis)).isEqualTo(new Latency.Millis(500, 990, 1000));
    }

    @Test
    void shouldNotShowZerosWhereNothingWasRecorded() {
        assertThat(Latency.of(new Histogram(3)).words()).isEqualTo("not measured");
    }
}
