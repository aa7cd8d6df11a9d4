package io.stockpipeline.analytics.stationarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.OddSeries;
import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values of statsmodels' adfuller. */
class DickeyFullerTest {
    private static final Series AIR_PASSENGERS = Series.of(ReferenceSeries.airPassengers());
    private static final Series NILE = Series.of(ReferenceSeries.nile());

    @Test
    void shouldFindAUnitRootInAirPassengers() {
        DickeyFullerResult result = DickeyFuller.test(AIR_PASSENGERS, Terms.Constant, Lag.automatic());
        assertThat(result.statistic()).isCloseTo(0.815369, within(1e-6));
        assertThat(result.pValue()).isCloseTo(0.991880, within(1e-6));
        assertThat(result.lag()).isEqualTo(13);
        assertThat(result.rows()).isEqualTo(130);
        assertThat(result.rejected()).isFalse();
        assertThat(result.findings().get(0)).contains("they do not predict it");
    }

    @Test
    void shouldFindThatTheNileComesBack() {
        DickeyFullerResult result = DickeyFuller.test(NILE, Terms.Constant, Lag.automatic());
        assertThat(result.statistic()).isCloseTo(-4.048705, within(1e-6));
        assertThat(result.pValue()).isCloseTo(0.001176, within(1e-6));
        assertThat(result.lag()).isEqualTo(1);
        assertThat(result.rejected()).isTrue();
        assertThat(result.findings().get(0)).contains("pulled back to a fixed level");
    }

    @Test
    void shouldTestAroundALineWithAGivenLag() {
        DickeyFullerResult result = DickeyFuller.test(AIR_PASSENGERS, Terms.Trend, Lag.of(5));
        assertThat(result.statistic()).isCloseTo(-7.318571, within(1e-6));
        assertThat(result.lag()).isEqualTo(5);
        assertThat(result.automatic()).isFalse();
    }

    @Test
    void shouldSayTheSameInAnyUnit() {
        double statistic = DickeyFuller.test(NILE, Terms.Trend, Lag.automatic()).statistic();
        for (double unit : new double[] {1e-300, 1e-3, -1, 7, 1e300}) {
            double[] values =
                    Arrays.stream(ReferenceSeries.nile()).map(v -> v * unit).toArray();
            assertThat(DickeyFuller.test(Series.of(values), Terms.Trend, Lag.automatic())
                            .statistic())
                    .as("in units of %s", unit)
                    .isCloseTo(statistic, within(1e-9));
        }
    }

    @Test
    void shouldSayTheSameFarFromZero() {
        double statistic = DickeyFuller.test(NILE, Terms.Constant, Lag.of(3)).statistic();
        double[] values =
                Arrays.stream(ReferenceSeries.nile()).map(v -> v + 1e12).toArray();
        assertThat(DickeyFuller.test(Series.of(values), Terms.Constant, Lag.of(3))
                        .statistic())
                .isCloseTo(statistic, within(1e-9));
    }

    @Test
    void shouldRefuseALagThatLeavesTooFewRows() {
        assertThatThrownBy(() -> DickeyFuller.test(NILE, Terms.Constant, Lag.of(47)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessage("a lag of 47 is too large for 100 values: 46 is the most, or let the test choose");
        assertThat(DickeyFuller.test(NILE, Terms.Constant, Lag.of(46)).lag()).isEqualTo(46);
        assertThatThrownBy(() -> Lag.of(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Of series this short the limit's p-value rejects too often. */
    @Test
    void shouldDecideByTheCriticalValueOfTheSeriesLength() {
        int disagreeing = 0;
        for (long seed = 1; seed <= 300; seed++) {
            double[] walk = OddSeries.walk(25, seed);
            DickeyFullerResult result = DickeyFuller.test(Series.of(walk), Terms.Constant, Lag.of(0));
            assertThat(result.rejected())
                    .isEqualTo(
                            result.statistic() < result.criticalValues().get(1).value());
            if (result.rejected() != result.pValue() < 0.05) {
                disagreeing++;
                assertThat(result.findings().get(1)).startsWith("That p is of long series; for 24 rows");
            }
        }
        assertThat(disagreeing).isPositive();
    }
}
