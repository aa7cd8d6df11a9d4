package io.stockpipeline.bench.harness.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.bench.meter.Reading;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class StopwatchTest {
    private static final long SECOND = 1_000_000_000L;
    private static final Phases PHASES = new Phases(Duration.ofSeconds(10), Duration.ofSeconds(20));

    private final Stopwatch watch = new Stopwatch(PHASES, 1_000_000);

    @Test
    void shouldMeasureFromTheEndOfTheWarmUpWhichBeginsWithTheFirstRecord() {
        take(0, 0);
        take(100, 0);
        take(105, 500);
        take(114, 9_000);
        take(115, 10_000);
        take(134, 300_000);
        take(135, 410_000);
        take(136, 999_999);

        Measurement measurement = watch.measurement().orElseThrow();

        assertThat(measurement.ticks()).isEqualTo(400_000);
        assertThat(measurement.seconds()).isEqualTo(20);
        assertThat(measurement.ticksPerSecond()).isEqualTo(20_000);
    }

    @Test
    void shouldCountOnlyTheTimeToTheLastRecord() {
        take(0, 1);
        take(10, 200_000);
        take(14, 1_000_000);
        take(15, 1_000_000);

        assertThat(watch.measurement().orElseThrow().ticksPerSecond()).isEqualTo(200_000);
    }

    @Test
    void shouldGiveNoFigureWhenTheInputWasReadDuringTheWarmUp() {
        take(0, 1);
        take(9, 1_000_000);
        take(10, 1_000_000);
        take(11, 1_000_000);

        assertThat(watch.state()).isEqualTo(Stopwatch.State.DONE);
        assertThat(watch.measurement()).isEmpty();
    }

    @Test
    void shouldGiveNoFigureWhenLittleOfTheInputWasLeft() {
        take(0, 1);
        take(10, 999_000);
        take(13, 1_000_000);

        assertThat(watch.state()).isEqualTo(Stopwatch.State.DONE);
        assertThat(watch.measurement()).isEmpty();
    }

    @Test
    void shouldGiveNoFigureBeforeTheEnd() {
        take(0, 1);
        take(10, 200_000);

        assertThat(watch.state()).isEqualTo(Stopwatch.State.MEASURED);
        assertThat(watch.measurement()).isEmpty();
    }

    private void take(long second, long consumed) {
        watch.take(new Reading(second * SECOND, consumed, 0, 0, 0));
    }
}
