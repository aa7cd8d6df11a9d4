package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import java.util.Arrays;
import java.util.Objects;
import java.util.Random;
import java.util.stream.LongStream;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class ForecasterTest {
    private final Forecaster forecaster = new Forecaster();

    @Test
    void takesLogarithmsBack() {
        Series series = Series.of(ReferenceSeries.airPassengers());

        Forecast forecast = forecaster.forecast(series, new ForecastSettings(24, 12, true, null));

        assertThat(forecast.model()).isEqualTo("ARIMA(0,1,1)(0,1,1)[12]");
        ForecastRow first = forecast.rows().get(0);
        assertThat(first.median()).isCloseTo(Math.exp(6.110186), Percentage.withPercentage(.001));
        assertThat(first.standardError()).isCloseTo(.036716, Percentage.withPercentage(.1));
        assertThat(first.lower95()).isCloseTo(Math.exp(6.110186 - 1.959964 * .036716), within(.01));
        assertThat(first.upper95()).isCloseTo(Math.exp(6.110186 + 1.959964 * .036716), within(.01));
        assertThat(first.lower80()).isCloseTo(Math.exp(6.110186 - 1.281552 * .036716), within(.01));
        assertThat(first.upper80()).isCloseTo(Math.exp(6.110186 + 1.281552 * .036716), within(.01));
        assertThat(forecast.assumptions()).anySatisfy(a -> assertThat(a).contains("median"));
    }

    @Test
    void saysThatItBeatsNaiveGuessesWhereItClearlyDoes() {
        Series series = Series.of(ReferenceSeries.airPassengers());

        NaiveComparison comparison = compared(series, new ForecastSettings(6, 12, true, null));

        assertThat(comparison.better()).isTrue();
        assertThat(comparison.mase()).isLessThan(comparison.naiveMase() / 2);
        assertThat(comparison.mase()).isLessThan(Objects.requireNonNull(comparison.seasonalNaiveMase()) / 2);
        assertThat(comparison.finding()).startsWith("The model was better than the naive guess");
    }

    /** Errors of .28 against .41 over 14 months: smaller, but 14 months are few. */
    @Test
    void doesNotCallASmallLeadBetter() {
        Series series = Series.of(ReferenceSeries.usAccDeaths());

        NaiveComparison comparison = compared(series, new ForecastSettings(6, 12, false, null));

        assertThat(comparison.mase()).isLessThan(Objects.requireNonNull(comparison.seasonalNaiveMase()));
        assertThat(comparison.better()).isFalse();
        assertThat(comparison.finding()).contains("not clearly better than the naive guess \"as a season ago\"");
    }

    @Test
    void doesNotClaimToBeatARandomWalk() {
        int claims = 0;
        for (int seed = 1; seed <= 30; seed++) {
            NaiveComparison comparison = compared(Series.of(randomWalk(seed, 200)), ForecastSettings.automatic(3));
            claims += comparison.better() ? 1 : 0;
        }

        assertThat(claims).as("of 30; 1.5 are to be expected at 5 %").isLessThanOrEqualTo(4);
    }

    @Test
    void namesARandomWalkAsWhatToExpectOfAPrice() {
        long[] minutes = LongStream.range(0, 300)
                .map(i -> 1_700_000_000_000L + i * 60_000)
                .toArray();
        Series price = Series.of("ACME", "1m", minutes, randomWalk(1, 300), 2);

        Forecast forecast = forecaster.forecast(price, ForecastSettings.automatic(2));

        assertThat(forecast.findings())
                .anySatisfy(f -> assertThat(f).startsWith("Of a price a random walk is to be expected"))
                .anySatisfy(f -> assertThat(f).startsWith("2 intervals have no value"));
        assertThat(forecast.rows())
                .extracting(ForecastRow::time)
                .containsExactly(minutes[299] + 60_000, minutes[299] + 120_000);
    }

    @Test
    void hasNoTimesWhereTheyAreNotEquallyFarApart() {
        long[] times = LongStream.range(0, 50).map(i -> i * i).toArray();

        Forecast forecast = forecaster.forecast(
                Series.of("ACME", null, times, randomWalk(3, 50), 0), ForecastSettings.automatic(1));

        assertThat(forecast.rows().get(0).time()).isNull();
    }

    @Test
    void spreadsLikeTheRootOfTheStepsOfARandomWalk() {
        ForecastSettings given = new ForecastSettings(100, 1, false, ArimaOrders.of(0, 1, 0, false));
        double[] walk = randomWalk(5, 200);

        Forecast forecast = forecaster.forecast(Series.of(walk), given);

        double one = forecast.rows().get(0).standardError();
        assertThat(one).isCloseTo(Math.sqrt(forecast.sigma2()), within(1e-12));
        assertThat(forecast.rows().get(99).standardError()).isCloseTo(10 * one, within(1e-9));
        assertThat(forecast.rows()).allSatisfy(row -> assertThat(row.median()).isCloseTo(walk[199], within(1e-9)));
        assertThat(forecast.findings()).anySatisfy(f -> assertThat(f).startsWith("The model is a random walk:"));
    }

    @Test
    void coversAsOftenAsItSays() {
        int within80 = 0;
        int within95 = 0;
        int of = 300;
        ForecastSettings settings = new ForecastSettings(5, 1, false, ArimaOrders.of(1, 0, 0, true));
        for (int seed = 0; seed < of; seed++) {
            double[] all = autoregression(seed, 205);
            Series seen = Series.of(Arrays.copyOf(all, 200));
            ForecastRow row = forecaster.forecast(seen, settings).rows().get(4);
            within80 += row.lower80() <= all[204] && all[204] <= row.upper80() ? 1 : 0;
            within95 += row.lower95() <= all[204] && all[204] <= row.upper95() ? 1 : 0;
        }

        // Three standard errors of a share of 300.
        assertThat(within80 / (double) of).isCloseTo(.80, within(.07));
        assertThat(within95 / (double) of).isCloseTo(.95, within(.04));
    }

    private NaiveComparison compared(Series series, ForecastSettings settings) {
        return Objects.requireNonNull(forecaster.forecast(series, settings).comparison());
    }

    static double[] randomWalk(long seed, int n) {
        Random random = new Random(seed);
        double[] out = new double[n];
        out[0] = 100;
        for (int i = 1; i < n; i++) {
            out[i] = out[i - 1] + random.nextGaussian();
        }
        return out;
    }

    private static double[] autoregression(long seed, int n) {
        Random random = new Random(seed);
        double[] out = new double[n];
        for (int i = 1; i < n; i++) {
            out[i] = .6 * out[i - 1] + random.nextGaussian();
        }
        return out;
    }
}
