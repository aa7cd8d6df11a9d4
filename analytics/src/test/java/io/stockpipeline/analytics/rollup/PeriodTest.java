package io.stockpipeline.analytics.rollup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where periods begin and end, on days when clocks change too. */
class PeriodTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final ZoneId LORD_HOWE = ZoneId.of("Australia/Lord_Howe");

    @ParameterizedTest
    @ValueSource(strings = {"30s", "1m", "5m", "1h", "90m", "1h30m", "12h", "1d", "1w", "1mo"})
    void shouldReadWhatItWrites(String text) {
        assertThat(Period.of(text).text()).isEqualTo(text);
    }

    @Test
    void shouldReadACapitalMAsAMonth() {
        assertThat(Period.of("1M")).isEqualTo(DatePeriod.Month);
        assertThat(Period.of("1m")).isNotEqualTo(DatePeriod.Month);
    }

    @ParameterizedTest
    @ValueSource(strings = {"7m", "5h", "24h", "0s", "2d", "2w", "3mo", "", "month", "-1m"})
    void shouldRefuseWhatIsNoPeriod(String text) {
        assertThatThrownBy(() -> Period.of(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource({
        // The day clocks go forward, back, and an ordinary one.
        "America/New_York, 2024-03-10, 23h",
        "America/New_York, 2024-11-03, 25h",
        "America/New_York, 2024-11-04, 24h",
        "Europe/London, 2024-03-31, 23h",
        "Europe/London, 2024-10-27, 25h",
        "Australia/Lord_Howe, 2024-04-07, 24h30m",
        "Australia/Lord_Howe, 2024-10-06, 23h30m",
        // Clocks went from midnight to one: the day begins at one. They went back from 0:01 to 23:01 of the day before.
        "America/Sao_Paulo, 2018-11-04, 23h",
        "America/St_Johns, 2010-11-07, 25h",
        "America/St_Johns, 2010-11-06, 24h"
    })
    void shouldMakeDaysAsLongAsTheirClocksRun(String zone, String date, String length) {
        long noon = at(date + "T12:00[" + zone + "]");
        long day = DatePeriod.Day.endOf(noon, ZoneId.of(zone)) - DatePeriod.Day.startOf(noon, ZoneId.of(zone));

        assertThat(Duration.ofMillis(day)).isEqualTo(Duration.parse("PT" + length));
    }

    @ParameterizedTest
    @CsvSource({
        "2020-12-31, 2020-12-28, 2021-01-04",
        "2021-01-03, 2020-12-28, 2021-01-04",
        "2021-01-04, 2021-01-04, 2021-01-11",
        "2018-12-31, 2018-12-31, 2019-01-07",
        "2024-03-10, 2024-03-04, 2024-03-11"
    })
    void shouldMakeWeeksFromMondayAcrossTheTurnOfTheYear(String date, String monday, String next) {
        long evening = at(date + "T23:30[America/New_York]");

        assertThat(DatePeriod.Week.startOf(evening, NEW_YORK)).isEqualTo(at(monday + "T00:00[America/New_York]"));
        assertThat(DatePeriod.Week.endOf(evening, NEW_YORK)).isEqualTo(at(next + "T00:00[America/New_York]"));
    }

    @Test
    void shouldMakeTwoBarsOfTheHourThatNewYorkLivesThroughTwice() {
        assertThat(clocks("1h", "2024-11-03T00:00-04:00[America/New_York]", 4))
                .containsExactly("00:00-04:00", "01:00-04:00", "01:00-05:00", "02:00-05:00");
        assertThat(clocks("1h", "2024-03-10T00:00-05:00[America/New_York]", 4))
                .containsExactly("00:00-05:00", "01:00-05:00", "03:00-04:00", "04:00-04:00");
    }

    @Test
    void shouldKeepFourHoursOnTheirPlacesOnTheClock() {
        assertThat(clocks("4h", "2024-03-10T00:00-05:00[America/New_York]", 3))
                .containsExactly("00:00-05:00", "04:00-04:00", "08:00-04:00");
        assertThat(clocks("4h", "2024-11-03T00:00-04:00[America/New_York]", 3))
                .containsExactly("00:00-04:00", "04:00-05:00", "08:00-05:00");
    }

    @Test
    void shouldGiveLordHoweAnHourOf30AndOneOf90Minutes() {
        assertThat(clocks("1h", "2024-10-06T01:00+10:30[Australia/Lord_Howe]", 3))
                .containsExactly("01:00+10:30", "02:30+11:00", "03:00+11:00");
        assertThat(clocks("1h", "2024-04-07T00:00+11:00[Australia/Lord_Howe]", 3))
                .containsExactly("00:00+11:00", "01:00+11:00", "02:00+10:30");
        assertThat(clocks("30m", "2024-04-07T01:00+11:00[Australia/Lord_Howe]", 4))
                .containsExactly("01:00+11:00", "01:30+11:00", "01:30+10:30", "02:00+10:30");
        long twice = at("2024-04-07T01:45+10:30[Australia/Lord_Howe]");
        assertThat(Period.of("1h").startOf(twice, LORD_HOWE))
                .isEqualTo(at("2024-04-07T01:00+11:00[Australia/Lord_Howe]"));
    }

    /** Local times at which so many periods in a row start. */
    private static List<String> clocks(String period, String first, int count) {
        ZoneId zone = ZonedDateTime.parse(first).getZone();
        List<String> clocks = new ArrayList<>();
        long time = at(first);
        for (int i = 0; i < count; i++) {
            assertThat(Period.of(period).startOf(time, zone)).isEqualTo(time);
            clocks.add(ZonedDateTime.ofInstant(Instant.ofEpochMilli(time), zone)
                    .toOffsetDateTime()
                    .toOffsetTime()
                    .toString());
            time = Period.of(period).endOf(time, zone);
        }
        return clocks;
    }

    /** A local time and its zone, with its offset from UTC between them where the clock shows the time twice. */
    private static long at(String text) {
        int bracket = text.indexOf('[');
        ZoneId zone = ZoneId.of(text.substring(bracket + 1, text.length() - 1));
        String time = text.substring(0, bracket);
        ZonedDateTime parsed = time.length() == "2024-11-03T00:00".length()
                ? LocalDateTime.parse(time).atZone(zone)
                : ZonedDateTime.parse(text);
        return parsed.toInstant().toEpochMilli();
    }
}
