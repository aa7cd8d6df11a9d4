package io.stockpipeline.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.indicator.MovingAverages;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class IndicatorSetTest {
    private static final Series PRICES = Series.of(ReferenceSeries.airPassengers());

    @Test
    void shouldSayWhatEachOfThemSaysAndEveryAssumptionOnce() {
        double[] volumes = new double[PRICES.size()];
        Arrays.fill(volumes, 3);

        IndicatorSet all = IndicatorSet.of(PRICES, volumes);

        assertThat(all.simple()).isEqualTo(MovingAverages.simple(PRICES, 20));
        assertThat(all.findings()).hasSize(9).doesNotHaveDuplicates();
        assertThat(all.findings().get(0)).startsWith("The last close 432");
        assertThat(all.assumptions()).doesNotHaveDuplicates().contains("Bars count as equally far apart.");
        assertThat(all.basis()).isEqualTo(PRICES.basis());
    }

    @Test
    void shouldLeaveOutWhatTheNumbersAreTooFewFor() {
        IndicatorSet few = IndicatorSet.of(Series.of(Arrays.copyOf(ReferenceSeries.nile(), 25)), null);

        assertThat(few.simple()).isNotNull();
        assertThat(few.strength()).isNotNull();
        assertThat(few.macd()).isNull();
        assertThat(few.volumeWeighted()).isNull();
        assertThat(few.findings())
                .anyMatch(finding -> finding.startsWith("There is no MACD: 25 values are too few"))
                .contains("There is no VWAP: these numbers have no volumes.");
    }

    @Test
    void shouldAnswerOfOneValueAndRefuseNone() {
        assertThat(IndicatorSet.of(Series.of(5), null).findings())
                .allMatch(finding -> finding.startsWith("There is no"));
        assertThat(IndicatorSet.of(Series.of(5), null).assumptions())
                .containsExactly("Nothing was computed, so nothing was taken for granted.");
        assertThatThrownBy(() -> IndicatorSet.of(Series.of(), null))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("at least 15");
    }
}
