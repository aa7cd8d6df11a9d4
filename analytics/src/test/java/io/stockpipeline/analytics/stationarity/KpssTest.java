package io.stockpipeline.analytics.stationarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.stationarity.PValue.Bound;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Values of statsmodels' kpss. */
class KpssTest {
    private static final Series AIR_PASSENGERS = Series.of(ReferenceSeries.airPassengers());
    private static final Series NILE = Series.of(ReferenceSeries.nile());

    @Test
    void shouldFindThatTheNileLeftItsLevel() {
        KpssResult result = Kpss.test(NILE, Terms.Constant, Lag.automatic());
        assertThat(result.lag()).isEqualTo(5);
        assertThat(result.statistic()).isCloseTo(0.869121, within(1e-6));
        assertThat(result.pValue()).isEqualTo(new PValue(0.01, Bound.Less));
        assertThat(result.rejected()).isTrue();
        assertThat(result.findings().get(0))
                .contains("strays further from a fixed level")
                .contains("p < 0.01");
    }

    @Test
    void shouldTestWithAGivenLag() {
        KpssResult result = Kpss.test(AIR_PASSENGERS, Terms.Constant, Lag.of(4));
        assertThat(result.lag()).isEqualTo(4);
        assertThat(result.statistic()).isCloseTo(2.739474, within(1e-6));
    }

    @Test
    void shouldSayThatPIsAboveWhereTheTableEnds() {
        KpssResult result = Kpss.test(Series.of(ReferenceSeries.lh()), Terms.Constant, Lag.automatic());
        assertThat(result.pValue()).isEqualTo(new PValue(0.10, Bound.Greater));
        assertThat(result.pValue()).hasToString("p > 0.1");
        assertThat(result.rejected()).isFalse();
    }

    @Test
    void shouldInterpolateBetweenTheTablesValues() {
        Random random = new Random(1);
        boolean met = false;
        for (int i = 0; i < 200 && !met; i++) {
            double[] values = random.doubles(50).toArray();
            KpssResult result = Kpss.test(Series.of(values), Terms.Constant, Lag.of(0));
            if (result.statistic() > 0.347 && result.statistic() < 0.463) {
                met = true;
                assertThat(result.pValue().bound()).isEqualTo(Bound.Equal);
                assertThat(result.pValue().value())
                        .isCloseTo(0.10 - 0.05 * (result.statistic() - 0.347) / 0.116, within(1e-12));
            }
        }
        assertThat(met).isTrue();
    }

    @Test
    void shouldEqualItsDefinitionWithBartlettWeights() {
        double[] values = ReferenceSeries.usAccDeaths();
        for (int lag : new int[] {0, 1, 7, 40, 71}) {
            assertThat(Kpss.test(Series.of(values), Terms.Constant, Lag.of(lag)).statistic())
                    .as("lag %s", lag)
                    .isCloseTo(defined(values, lag), within(1e-10));
        }
    }

    @Test
    void shouldRefuseALagAsLongAsTheSeries() {
        assertThatThrownBy(() -> Kpss.test(NILE, Terms.Constant, Lag.of(100)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("99 is the most");
        assertThatThrownBy(() -> Kpss.test(NILE, Terms.None, Lag.of(1))).isInstanceOf(IllegalArgumentException.class);
    }

    private static double defined(double[] values, int lag) {
        int n = values.length;
        double mean = 0;
        for (double value : values) {
            mean += value / n;
        }
        double variance = 0;
        for (int k = -lag; k <= lag; k++) {
            for (int i = Math.abs(k); i < n; i++) {
                variance += (1 - Math.abs(k) / (lag + 1.0)) * (values[i] - mean) * (values[i - Math.abs(k)] - mean) / n;
            }
        }
        double sum = 0;
        double squares = 0;
        for (double value : values) {
            sum += value - mean;
            squares += sum * sum;
        }
        return squares / ((double) n * n) / variance;
    }
}
