package io.stockpipeline.bench.harness.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.bench.meter.Reading;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MeasurementTest {
    @Test
    void shouldDivideWhatWasUsedByTheTicks() {
        Reading from = new Reading(1_000_000_000, 100, 5_000_000, 1024, 10_000);
        Reading to = new Reading(3_000_000_000L, 1_100, 9_000_000, 4096, 810_000);

        Measurement measurement = Measurement.between(from, to);

        assertThat(measurement.ticksPerSecond()).isEqualTo(500);
        assertThat(measurement.cpuMicrosPerTick()).isEqualTo(4);
        assertThat(measurement.allocatedBytesPerTick()).isEqualTo(800);
        assertThat(measurement.peakResidentKb()).isEqualTo(4096);
    }

    @Test
    void shouldTellResultsFromStateAndNeitherFromTheInput() {
        Contest contest =
                new Contest("", "local.bench.ticks", "local.bench.averages", "local.bench", 1, true, Path.of(""));
        Map<String, Long> topics = Map.of(
                "local.bench.ticks", 1L,
                "local.bench.averages", 10L,
                "local.bench.alarms", 100L,
                "local.bench-symbols-changelog", 1_000L,
                "local.benchmark.averages", 10_000L,
                "__transaction_state", 100_000L);

        Written written = Written.of(contest, topics, 5);

        assertThat(written).isEqualTo(new Written(110, 1_005));
        assertThat(written.since(new Written(10, 5))).isEqualTo(new Written(100, 1_000));
    }
}
