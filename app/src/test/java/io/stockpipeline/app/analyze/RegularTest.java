package io.stockpipeline.app.analyze;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.rollup.Period;
import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.app.fault.WrongInputException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One number for each period. */
class RegularTest {
    private final Regular utc = new Regular(ZoneOffset.UTC);
    private final Readings readings = new Readings("A", null);

    private void at(String time, double value, double volume) {
        readings.add(Instant.parse(time).toEpochMilli(), value, volume);
    }

    @Test
    void shouldTakeTheLastNumberAndAllVolumeOfEachPeriod() {
        at("2024-01-02T10:00:00Z", 1, 10);
        at("2024-01-02T10:59:59.999Z", 2, 20);
        at("2024-01-02T11:00:00Z", 3, 30);
        at("2024-01-02T14:30:00Z", 4, 40);

        Numbered hours = utc.of(readings, Period.of("1h"));

        assertThat(hours.series().values()).containsExactly(2, 3, 4);
        assertThat(hours.volumes()).containsExactly(30, 30, 40);
        assertThat(hours.series().basis())
                .isEqualTo(new Basis(
                        "A",
                        "1h",
                        Instant.parse("2024-01-02T10:00:00Z").toEpochMilli(),
                        Instant.parse("2024-01-02T14:00:00Z").toEpochMilli(),
                        3,
                        2));
    }

    @Test
    void shouldTakeDaysOfTheZone() {
        at("2024-03-10T04:59:00Z", 1, 1);
        at("2024-03-10T05:00:00Z", 2, 1);
        at("2024-03-11T03:59:00Z", 3, 1);
        at("2024-03-11T04:00:00Z", 4, 1);

        // The day of 23 hours on which clocks in New York go forward.
        Numbered days = new Regular(ZoneId.of("America/New_York")).of(readings, Period.of("1d"));

        assertThat(days.series().values()).containsExactly(1, 3, 4);
        assertThat(utc.of(readings, Period.of("1d")).series().values()).containsExactly(2, 4);
    }

    @ParameterizedTest
    @CsvSource({"P1M, 1mo", "P7D, 1w", "P1D, 1d"})
    void shouldTellTheIntervalOfDates(String step, String interval) {
        LocalDate date = LocalDate.of(2020, 1, 6);
        for (int i = 0; i < 30; i++) {
            readings.add(date.atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli(), i, Double.NaN);
            date = date.plus(java.time.Period.parse(step));
        }

        Numbered as = utc.of(readings, null);

        assertThat(as.series().basis().interval()).isEqualTo(interval);
        assertThat(as.series().basis().gaps()).isZero();
        assertThat(as.volumes()).isNull();
    }

    /** Weekends are gaps between trading days, a single missing minute is one. */
    @Test
    void shouldCountGaps() {
        LocalDate date = LocalDate.of(2024, 1, 1);
        for (int i = 0; i < 28; i++) {
            if (date.getDayOfWeek().getValue() <= 5) {
                readings.add(date.atTime(21, 0).toInstant(ZoneOffset.UTC).toEpochMilli(), i, 1);
            }
            date = date.plusDays(1);
        }
        Basis days = utc.of(readings, null).series().basis();

        assertThat(days.interval()).isEqualTo("1d");
        assertThat(days.n()).isEqualTo(20);
        assertThat(days.gaps()).isEqualTo(6);
    }

    @Test
    void shouldNotTellAnIntervalOfTicks() {
        for (int i = 0; i < 50; i++) {
            readings.add(1_700_000_000_000L + i * i * 37L, i, 1);
        }
        readings.addMissing();

        Basis ticks = utc.of(readings, null).series().basis();

        assertThat(ticks.interval()).isNull();
        assertThat(ticks.gaps()).isEqualTo(1);
    }

    /** One time of 1970 in a file of seconds: told at once, as what it is. */
    @Test
    @Timeout(10)
    void shouldCountTheGapBeforeAWildTime() {
        readings.add(0, 1, 1);
        for (int i = 0; i < 60; i++) {
            readings.add(1_700_000_000_000L + i * 1_000L, i, 1);
        }

        Basis seconds = utc.of(readings, null).series().basis();

        assertThat(seconds.interval()).isEqualTo("1s");
        assertThat(seconds.gaps()).isEqualTo(1_699_999_999);
    }

    @Test
    void shouldRefuseAnIntervalWhereThereAreNoTimes() {
        readings.add(0, 5, 1);
        readings.withoutTimes();

        assertThatThrownBy(() -> utc.of(readings, Period.of("1d")))
                .isInstanceOf(WrongInputException.class)
                .hasMessageStartingWith("--interval 1d: there are no times in it");
        assertThat(utc.of(readings, null).series().times()).isNull();
    }
}
