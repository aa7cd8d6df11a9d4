package io.stockpipeline.analytics.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values of R's and statsmodels' STL. */
class StlTest {
    private static final Series AIR_PASSENGERS = Series.of(ReferenceSeries.airPassengers());

    @Test
    void shouldEqualTheAuthorsProgram() {
        Decomposition found = new Stl(12, Form.Additive).decompose(AIR_PASSENGERS);
        assertThat(found.trend().get(0)).isCloseTo(122.63347623, within(5e-9));
        assertThat(found.trend().get(143)).isCloseTo(495.5344855, within(1e-6));
        assertThat(found.seasonal().get(0)).isCloseTo(-11.02216788, within(5e-9));
        assertThat(found.seasonal().get(143)).isCloseTo(-60.93521513, within(5e-9));
        assertThat(found.remainder().get(0)).isCloseTo(0.38869165, within(5e-9));
    }

    /** The same procedure written down naively, in numbers of 18 digits. */
    @Test
    void shouldEqualTheProcedureToNineDecimals() {
        Decomposition plain = new Stl(12, Form.Additive).decompose(AIR_PASSENGERS);
        assertThat(plain.trend().get(143)).isCloseTo(495.534485602669, within(1e-9));
        assertThat(plain.trend().get(70)).isCloseTo(254.946470294970, within(1e-9));
        assertThat(plain.seasonal().get(70)).isCloseTo(-54.246669487404, within(1e-9));
        Decomposition robust = new Stl(12, Form.Additive, 7, true).decompose(AIR_PASSENGERS);
        assertThat(robust.trend().get(0)).isCloseTo(122.551737788896, within(1e-9));
        assertThat(robust.trend().get(143)).isCloseTo(500.710812558510, within(1e-9));
        assertThat(robust.seasonal().get(0)).isCloseTo(-11.148577392625, within(1e-9));
        assertThat(robust.seasonal().get(143)).isCloseTo(-68.682191132320, within(1e-9));
        assertThat(robust.remainder().get(70)).isCloseTo(1.605503876610, within(1e-9));
    }

    @Test
    void shouldMakeTheSeriesAgainOfItsParts() {
        for (Form form : Form.values()) {
            Decomposition found = new Stl(12, form, 7, true).decompose(AIR_PASSENGERS);
            for (int i = 0; i < 144; i++) {
                double trend = found.trend().get(i);
                double season = found.seasonal().get(i);
                double remainder = found.remainder().get(i);
                double whole = form == Form.Additive ? trend + season + remainder : trend * season * remainder;
                assertThat(whole).isCloseTo(AIR_PASSENGERS.value(i), within(1e-9));
            }
        }
    }

    @Test
    void shouldTakeLogarithmsApartForFactors() {
        double[] logarithms =
                Arrays.stream(ReferenceSeries.airPassengers()).map(Math::log).toArray();
        Decomposition sum = new Stl(12, Form.Additive).decompose(Series.of(logarithms));
        Decomposition product = new Stl(12, Form.Multiplicative).decompose(AIR_PASSENGERS);
        assertThat(product.seasonal().get(6)).isCloseTo(Math.exp(sum.seasonal().get(6)), within(1e-12));
        assertThat(product.trend().get(6)).isCloseTo(Math.exp(sum.trend().get(6)), within(1e-9));
        assertThat(product.seasonalStrength())
                .isCloseTo(sum.seasonalStrength(), within(1e-9))
                .isGreaterThan(0.95);
        assertThat(product.trendStrength())
                .isCloseTo(sum.trendStrength(), within(1e-9))
                .isGreaterThan(0.99);
    }

    @Test
    void shouldFollowWhatRepeatsAndWithstandValuesFarOffWhenRobust() {
        double[] values = new double[240];
        Arrays.setAll(values, i -> 100 + 0.5 * i + 10 * Math.sin(2 * Math.PI * i / 12) + 0.1 * Math.cos(i * i));
        double[] spiked = values.clone();
        spiked[100] += 200;
        spiked[171] -= 300;
        Decomposition plain = new Stl(12, Form.Additive).decompose(Series.of(spiked));
        Decomposition robust = new Stl(12, Form.Additive, 7, true).decompose(Series.of(spiked));
        assertThat(robust.remainder().get(100)).isCloseTo(200, within(1.0));
        assertThat(robust.remainder().get(171)).isCloseTo(-300, within(1.0));
        for (int i = 95; i < 180; i++) {
            assertThat(robust.trend().get(i)).isCloseTo(100 + 0.5 * i, within(0.5));
        }
        assertThat(plain.trend().get(100)).isNotCloseTo(150, within(2.0));
    }

    @Test
    void shouldRefuseWindowsThatAreNone() {
        assertThatThrownBy(() -> new Stl(12, Form.Additive, 8, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stl(12, Form.Additive, 1, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Stl(1, Form.Additive)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Classical(0, Form.Additive)).isInstanceOf(IllegalArgumentException.class);
    }
}
