package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TimesAheadTest {
    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");
    private static final LocalDate JANUARY = LocalDate.of(2023, 1, 1);
    private static final LocalDate MONDAY = LocalDate.of(2023, 1, 2);

    @Test
    void shouldGoOnByTheCalendarWhereThereIsANumberForEachMonth() {
        long[] ahead = TimesAhead.of(series("1mo", 14, i -> start(JANUARY.plusMonths(i), ZoneOffset.UTC)), 3);

        assertThat(texts(ahead))
                .containsExactly("2024-03-01T00:00:00Z", "2024-04-01T00:00:00Z", "2024-05-01T00:00:00Z");
    }

    @Test
    void shouldGoOnByWeeksAlsoWhereOneIsMissing() {
        long[] ahead =
                TimesAhead.of(series("1w", 12, i -> start(MONDAY.plusWeeks(i < 5 ? i : i + 1), ZoneOffset.UTC)), 2);

        assertThat(texts(ahead)).containsExactly("2023-04-03T00:00:00Z", "2023-04-10T00:00:00Z");
    }

    @Test
    void shouldNotGuessWhoseMonthsTheyAre() {
        assertThat(TimesAhead.of(series("1mo", 14, i -> start(JANUARY.plusMonths(i), NEW_YORK)), 3))
                .isNull();
    }

    @Test
    void shouldNotGuessTheDaysOfTrading() {
        IntFunction<LocalDate> tradingDay = i -> MONDAY.plusDays(i / 5 * 7 + i % 5);

        assertThat(TimesAhead.of(series("1d", 20, i -> start(tradingDay.apply(i), ZoneOffset.UTC)), 3))
                .isNull();
    }

    @Test
    void shouldGoOnAsFarApartAsTheNumbersAre() {
        assertThat(TimesAhead.of(series("1d", 10, i -> start(MONDAY.plusDays(i), ZoneOffset.UTC)), 1))
                .containsExactly(start(MONDAY.plusDays(10), ZoneOffset.UTC));
        assertThat(TimesAhead.of(series(null, 10, i -> 1_000L * i), 2)).containsExactly(10_000, 11_000);
    }

    @Test
    void shouldKnowNoTimesWhereTheNumbersHaveNone() {
        assertThat(TimesAhead.of(Series.of(1, 2, 3), 2)).isNull();
        assertThat(TimesAhead.of(series("1m", 10, i -> 5L), 2)).isNull();
    }

    @Test
    void shouldStandInTheRowsOfAForecast() {
        double[] passengers = ReferenceSeries.airPassengers();
        long[] months = IntStream.range(0, passengers.length)
                .mapToLong(i -> start(LocalDate.of(1949, 1, 1).plusMonths(i), ZoneOffset.UTC))
                .toArray();

        Forecast forecast = new Forecaster()
                .forecast(
                        Series.of("AIR", "1mo", months, passengers, 0),
                        new ForecastSettings(2, 12, true, new ArimaOrders(0, 1, 1, 0, 1, 1, 12, false)));

        assertThat(forecast.rows())
                .extracting(ForecastRow::time)
                .containsExactly(
                        start(LocalDate.of(1961, 1, 1), ZoneOffset.UTC),
                        start(LocalDate.of(1961, 2, 1), ZoneOffset.UTC));
    }

    private static Series series(@Nullable String interval, int n, IntFunction<Long> time) {
        long[] times = IntStream.range(0, n).mapToLong(time::apply).toArray();
        return Series.of("ACME", interval, times, new double[n], 0);
    }

    private static long start(LocalDate date, ZoneId zone) {
        return date.atStartOfDay(zone).toInstant().toEpochMilli();
    }

    private static String[] texts(long[] times) {
        return IntStream.range(0, times.length)
                .mapToObj(i -> Instant.ofEpochMilli(times[i]).toString())
                .toArray(String[]::new);
    }
}
