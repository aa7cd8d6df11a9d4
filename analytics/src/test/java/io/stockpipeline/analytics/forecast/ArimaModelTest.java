package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.ReferenceSeries;
import java.util.Arrays;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What R's arima and predict print. */
class ArimaModelTest {
    private static final ArimaOrders AIRLINE = new ArimaOrders(0, 1, 1, 0, 1, 1, 12, false);
    private final ArimaModel model = ArimaModel.exactLikelihood();

    @Test
    void passengersOfAirlines() {
        double[] logs =
                Arrays.stream(ReferenceSeries.airPassengers()).map(Math::log).toArray();

        ArimaFit fit = model.fit(logs, AIRLINE);

        assertThat(fit.coefficients()).extracting(Coefficient::name).containsExactly("ma1", "sma1");
        coefficients(fit, -.40182, -.55694);
        assertThat(fit.sigma2()).isCloseTo(.00134810, within(1e-8));
        assertThat(fit.logLikelihood()).isCloseTo(244.69649, within(1e-5));
        assertThat(fit.aic()).isCloseTo(-483.39298, within(2e-5));
        List<ArimaModel.Expectation> next = model.forecast(fit, logs, 24);
        expect(next, 1, 6.110186, .036716);
        expect(next, 2, 6.053775, .042784);
        expect(next, 3, 6.171714, .048092);
        expect(next, 12, 6.168024, .081573);
        expect(next, 24, 6.264273, .138439);
    }

    @Test
    void deathsByAccident() {
        double[] deaths = ReferenceSeries.usAccDeaths();

        ArimaFit fit = model.fit(deaths, AIRLINE);

        coefficients(fit, -.4303, -.5528);
        assertThat(fit.sigma2()).isCloseTo(99347, Percentage.withPercentage(.01));
        assertThat(fit.logLikelihood()).isCloseTo(-425.44, within(.005));
        assertThat(model.forecast(fit, deaths, 3))
                .extracting(ArimaModel.Expectation::mean)
                .satisfiesExactly(
                        f -> assertThat(f).isCloseTo(8336.1, within(.1)),
                        f -> assertThat(f).isCloseTo(7531.8, within(.1)),
                        f -> assertThat(f).isCloseTo(8314.6, within(.1)));
    }

    @Test
    void hormone() {
        ArimaFit fit = model.fit(ReferenceSeries.lh(), ArimaOrders.of(1, 0, 0, true));

        assertThat(fit.coefficients()).extracting(Coefficient::name).containsExactly("ar1", "mean");
        coefficients(fit, .5739, 2.4133);
        assertThat(fit.sigma2()).isCloseTo(.1975, within(5e-5));
        assertThat(fit.logLikelihood()).isCloseTo(-29.38, within(.005));
        assertThat(fit.aic()).isCloseTo(64.76, within(.005));
    }

    @Test
    void flowOfTheNile() {
        ArimaFit fit = model.fit(ReferenceSeries.nile(), ArimaOrders.of(2, 0, 0, true));

        coefficients(fit, .4096, .1987, 919.8397);
        assertThat(fit.sigma2()).isCloseTo(20291, within(.5));
        assertThat(fit.logLikelihood()).isCloseTo(-637.98, within(.005));
    }

    /** A model with a term more holds the other, so it cannot fit worse. */
    @ParameterizedTest
    @CsvSource({"0,2", "1,1", "2,1", "1,2", "2,2"})
    void moreSeasonalTermsNeverFitWorse(int seasonalP, int seasonalQ) {
        double[] logs =
                Arrays.stream(ReferenceSeries.airPassengers()).map(Math::log).toArray();

        ArimaFit fit = model.fit(logs, new ArimaOrders(0, 1, 1, seasonalP, 1, seasonalQ, 12, false));

        assertThat(fit.logLikelihood()).isGreaterThan(244.6964);
        assertThat(fit.coefficients()).hasSize(1 + seasonalP + seasonalQ);
    }

    private static void coefficients(ArimaFit fit, double... expected) {
        assertThat(fit.coefficients()).hasSize(expected.length);
        for (int i = 0; i < expected.length; i++) {
            assertThat(fit.coefficients().get(i).value())
                    .as(fit.coefficients().get(i).name())
                    .isCloseTo(expected[i], within(1e-3));
        }
    }

    private static void expect(List<ArimaModel.Expectation> next, int step, double mean, double standardError) {
        assertThat(next.get(step - 1).mean()).as("step %d", step).isCloseTo(mean, within(1e-5));
        assertThat(next.get(step - 1).standardError())
                .as("s.e. of step %d", step)
                .isCloseTo(standardError, Percentage.withPercentage(.02));
    }
}
