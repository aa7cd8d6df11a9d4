package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Likelihood and forecasts of short series, against the definition: the differenced numbers are one Gaussian vector whose covariances follow
 * from the coefficients, and what comes is that vector's rest, given its start.
 */
class ExactnessTest {
    private static final int N = 45;
    private static final int HORIZON = 10;
    private final ArimaModel model = ArimaModel.exactLikelihood();

    static List<ArimaOrders> orders() {
        return List.of(
                ArimaOrders.of(1, 0, 1, true),
                ArimaOrders.of(2, 1, 1, true),
                ArimaOrders.of(0, 2, 2, false),
                new ArimaOrders(1, 0, 1, 1, 0, 1, 4, true),
                new ArimaOrders(1, 1, 1, 0, 1, 1, 4, false),
                new ArimaOrders(0, 0, 1, 1, 1, 0, 4, true),
                new ArimaOrders(0, 0, 1, 2, 0, 0, 4, true),
                new ArimaOrders(1, 1, 0, 0, 0, 2, 4, false));
    }

    @ParameterizedTest
    @MethodSource("orders")
    void areThoseOfTheGaussianVector(ArimaOrders orders) {
        double[] values = values(orders);
        ArimaFit fit = model.fit(values, orders);
        double mean = fit.differencedMean();
        double[] left =
                Arrays.stream(Differences.of(values, orders)).map(v -> v - mean).toArray();
        int n = left.length;
        double[][] lower = cholesky(covariances(fit, n + HORIZON));
        double[] solved = new double[n];
        double logLikelihood = -0.5 * n * Math.log(2 * Math.PI);
        for (int i = 0; i < n; i++) {
            solved[i] = (left[i] - dot(lower[i], solved, i)) / lower[i][i];
            logLikelihood -= Math.log(lower[i][i]) + solved[i] * solved[i] / 2;
        }

        List<ArimaModel.Expectation> forecast = model.forecast(fit, values, HORIZON);

        assertThat(fit.logLikelihood()).isCloseTo(logLikelihood, within(1e-6));
        double[] sums = Differences.quotient(new double[] {1}, Differences.polynomial(orders), HORIZON);
        double[] known = Arrays.copyOf(values, N + HORIZON);
        double[] delta = Differences.polynomial(orders);
        for (int h = 0; h < HORIZON; h++) {
            known[N + h] = mean + dot(lower[n + h], solved, n);
            for (int j = 1; j < delta.length; j++) {
                known[N + h] -= delta[j] * known[N + h - j];
            }
            double variance = 0;
            for (int k = 0; k <= h; k++) {
                double of = 0;
                for (int i = k; i <= h; i++) {
                    of += sums[h - i] * lower[n + i][n + k];
                }
                variance += of * of;
            }
            assertThat(forecast.get(h).mean()).as("step %d", h + 1).isCloseTo(known[N + h], within(1e-6));
            assertThat(forecast.get(h).standardError()).isCloseTo(Math.sqrt(variance), within(1e-6));
        }
    }

    @Test
    void oneStepAheadIsTheForecastOfTheStart() {
        ArimaOrders orders = new ArimaOrders(1, 1, 1, 0, 1, 1, 4, false);
        double[] values = values(orders);
        ArimaFit fit = model.fit(values, orders);

        double[] ahead = model.oneStepAhead(fit, values, 30);

        for (int i = 0; i < ahead.length; i++) {
            double expected =
                    model.forecast(fit, Arrays.copyOf(values, 30 + i), 1).get(0).mean();
            assertThat(ahead[i]).isCloseTo(expected, within(1e-9));
        }
    }

    /** Of the noise's power series, long enough to have faded. */
    private static double[][] covariances(ArimaFit fit, int n) {
        int period = fit.orders().period();
        double[] ar = Differences.times(
                Differences.lagged(negative(fit.family("ar")), 1),
                Differences.lagged(negative(fit.family("sar")), period));
        double[] ma = Differences.times(
                Differences.lagged(fit.family("ma"), 1), Differences.lagged(fit.family("sma"), period));
        double[] psi = Differences.quotient(ma, ar, 5000);
        double[] by = new double[n];
        for (int lag = 0; lag < n; lag++) {
            for (int i = 0; i + lag < psi.length; i++) {
                by[lag] += fit.sigma2() * psi[i] * psi[i + lag];
            }
        }
        double[][] out = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                out[i][j] = by[Math.abs(i - j)];
            }
        }
        return out;
    }

    private static double[][] cholesky(double[][] of) {
        double[][] lower = new double[of.length][of.length];
        for (int i = 0; i < of.length; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = of[i][j] - dot(lower[i], lower[j], j);
                lower[i][j] = i == j ? Math.sqrt(sum) : sum / lower[j][j];
            }
        }
        return lower;
    }

    private static double dot(double[] a, double[] b, int length) {
        double sum = 0;
        for (int i = 0; i < length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static double[] negative(double[] values) {
        return Arrays.stream(values).map(v -> -v).toArray();
    }

    /** Made of the same kind of model, so that its fit keeps clear of the border where sums no longer fade. */
    private static double[] values(ArimaOrders orders) {
        Random random = new Random(21);
        double[] noise = new double[N];
        for (int i = 0; i < N; i++) {
            noise[i] = random.nextGaussian() + (i > 0 ? 0.4 * noise[i - 1] : 0) + (i > 3 ? 0.3 * noise[i - 4] : 0);
        }
        double[] delta = Differences.polynomial(orders);
        double[] out = new double[N];
        for (int i = 0; i < N; i++) {
            out[i] = noise[i] + 0.5;
            for (int j = 1; j < delta.length && j <= i; j++) {
                out[i] -= delta[j] * out[i - j];
            }
        }
        return out;
    }
}
