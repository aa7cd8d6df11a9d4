package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A clear answer or a clear refusal, whatever the numbers are. */
@Timeout(60)
class OddSeriesTest {
    private final Forecaster forecaster = new Forecaster();

    /** Of logarithms that are fitted nobody has heard: the value is told as it was given. */
    @Test
    void shouldTellAConstantAsItWasGiven() {
        Series flat = Series.of(5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5, 5);

        assertThatThrownBy(() -> new Forecaster().forecast(flat, new ForecastSettings(3, 1, true, null)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageStartingWith("all 12 values are 5:");
    }

    @Test
    void twoValuesAreTooFew() {
        refused(Series.of(1, 2), 1, "2 values are too few: a forecast needs at least 10");
    }

    @Test
    void equalPricesSayNothing() {
        refused(series(50, i -> 0.1 + 0.2), 1, "all 50 values are 0.3: nothing has changed");
        refused(series(50, i -> 0), 1, "all 50 values are 0");
    }

    @Test
    void aLineHasNoChanceInIt() {
        refused(series(50, i -> 0.1 * i), 1, "straight line, 0.1 a step");
        refused(series(50, i -> i * i), 1, "parabola");
    }

    /** A model without a mean would expect 0, give or take a milliard. */
    @Test
    void staysNearALevelThatHardlyMoves() {
        Random random = new Random(6);

        Forecast forecast = forecaster.forecast(
                series(60, i -> 1e9 + random.nextInt(3) * 1e-3), new ForecastSettings(3, 1, false, null));

        assertThat(forecast.rows()).allSatisfy(row -> {
            assertThat(row.median()).isCloseTo(1e9, within(.01));
            assertThat(row.standardError()).isLessThan(.01);
        });
    }

    @Test
    void aSeasonRepeatedExactlyHasNoChanceInIt() {
        refused(series(60, i -> Math.sin(2 * Math.PI * (i % 12) / 12)), 12, "every season of 12 values");
    }

    @Test
    void logarithmsNeedValuesAboveZero() {
        assertThatThrownBy(() -> forecaster.forecast(
                        series(50, i -> i == 7 ? 0 : 1 + i % 3), new ForecastSettings(3, 1, true, null)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("value 8 is 0.0");
    }

    @Test
    void tooManyOrdersForTheValues() {
        ForecastSettings given = new ForecastSettings(1, 12, false, new ArimaOrders(0, 1, 1, 0, 1, 1, 12, false));

        assertThatThrownBy(() -> forecaster.forecast(Series.of(ForecasterTest.randomWalk(1, 15)), given))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("15 values are too few for ARIMA(0,1,1)(0,1,1)[12]: it needs 18");
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1e-8, 1e12, 1e100})
    void theUnitDoesNotMatter(double unit) {
        double[] walk = ForecasterTest.randomWalk(9, 120);
        ForecastSettings given = new ForecastSettings(3, 1, false, ArimaOrders.of(1, 1, 1, true));
        Forecast plain = forecaster.forecast(Series.of(walk), given);
        Series scaled = Series.of(Arrays.stream(walk).map(v -> v * unit).toArray());

        Forecast other = forecaster.forecast(scaled, given);

        for (int i = 0; i < 3; i++) {
            assertThat(other.rows().get(i).median() / unit)
                    .isCloseTo(plain.rows().get(i).median(), Percentage.withPercentage(1e-4));
            assertThat(other.rows().get(i).standardError() / unit)
                    .isCloseTo(plain.rows().get(i).standardError(), Percentage.withPercentage(1e-2));
        }
        assertThat(other.logLikelihood()).isCloseTo(plain.logLikelihood() - 119 * Math.log(unit), within(1e-3));
    }

    @Test
    void aMillionValuesAreAnsweredWithinSeconds() {
        Series series = Series.of(ForecasterTest.randomWalk(11, 1_000_000));
        long start = System.nanoTime();

        Forecast forecast = forecaster.forecast(series, ForecastSettings.automatic(10));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(20));
        assertThat(forecast.used()).isEqualTo(2000);
        assertThat(forecast.basis().n()).isEqualTo(1_000_000);
        assertThat(forecast.findings())
                .anySatisfy(f -> assertThat(f).startsWith("Only the last 2000 of 1000000 values were used"));
    }

    @Test
    void neverAnythingThatIsNoNumber() {
        Random random = new Random(4);
        int answered = 0;
        for (int round = 0; round < 40; round++) {
            double[] values = odd(round, 10 + random.nextInt(70), random);
            try {
                Forecast forecast = forecaster.forecast(
                        Series.of(values), new ForecastSettings(20, 1 + random.nextInt(12), round % 7 == 0, null));
                finite(forecast);
                answered++;
            } catch (UnsuitableSeriesException e) {
                assertThat(e.getMessage()).doesNotContain("NaN", "Infinity");
            }
        }
        assertThat(answered).isGreaterThan(25);
    }

    private static double[] odd(int kind, int n, Random random) {
        IntToDoubleFunction value = switch (kind % 10) {
            case 0 -> i -> 1 + i % 2;
            case 1 -> i -> i == n / 2 ? 1e6 : 1;
            case 2 -> i -> i < n / 2 ? 1 : 2;
            case 3 -> i -> Math.pow(2, i);
            case 4 -> i -> Math.pow(-1.5, i);
            case 5 -> i -> Math.tan(random.nextDouble() * Math.PI);
            case 6 -> i -> random.nextInt(2);
            case 7 -> i -> 1e9 + random.nextInt(3) * 1e-3;
            case 8 -> i -> Math.sin(i);
            default -> i -> i + random.nextGaussian() * 1e-9;
        };
        return IntStream.range(0, n).mapToDouble(value::applyAsDouble).toArray();
    }

    private static void finite(Forecast forecast) {
        assertThat(forecast.rows()).hasSize(20).allSatisfy(OddSeriesTest::inOrder);
        finite(forecast.sigma2(), forecast.logLikelihood(), forecast.aic(), forecast.aicc(), forecast.bic());
        NaiveComparison comparison = forecast.comparison();
        if (comparison != null) {
            finite(comparison.mase(), comparison.naiveMase(), comparison.pValue());
        }
    }

    private static void inOrder(ForecastRow row) {
        finite(row.standardError(), row.lower95(), row.upper95());
        assertThat(new double[] {row.lower95(), row.lower80(), row.median(), row.upper80(), row.upper95()})
                .isSorted();
    }

    private static void finite(double... values) {
        assertThat(Arrays.stream(values)).allMatch(Double::isFinite);
    }

    private void refused(Series series, int period, String why) {
        assertThatThrownBy(() -> forecaster.forecast(series, new ForecastSettings(5, period, false, null)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining(why);
    }

    private static Series series(int n, IntToDoubleFunction value) {
        return Series.of(IntStream.range(0, n).mapToDouble(value::applyAsDouble).toArray());
    }
}
