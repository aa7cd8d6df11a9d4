package io.stockpipeline.analytics.decomposition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Values of R's decompose. */
class ClassicalTest {
    private static final Series AIR_PASSENGERS = Series.of(ReferenceSeries.airPassengers());

    @Test
    void shouldFindTheFactorsOfTheMonths() {
        Decomposition found = new Classical(12, Form.Multiplicative).decompose(AIR_PASSENGERS);
        assertThat(found.seasonal().get(0)).isCloseTo(0.91023037, within(5e-9));
        assertThat(found.seasonal().get(1)).isCloseTo(0.88362532, within(5e-9));
        assertThat(found.seasonal().get(6)).isCloseTo(1.22655554, within(5e-9));
        assertThat(found.seasonal().get(132)).isEqualTo(found.seasonal().get(0));
    }

    @Test
    void shouldFindTheAddendsOfTheMonths() {
        Decomposition found = new Classical(12, Form.Additive).decompose(AIR_PASSENGERS);
        assertThat(found.seasonal().get(0)).isCloseTo(-24.74873737, within(5e-9));
        assertThat(found.trend().get(6)).isCloseTo(126.791667, within(5e-7));
    }

    @Test
    void shouldLeaveHalfAPeriodAtEachEndUndefined() {
        Decomposition found = new Classical(12, Form.Additive).decompose(AIR_PASSENGERS);
        assertThat(found.trend().subList(0, 6)).containsOnlyNulls();
        assertThat(found.trend().subList(138, 144)).containsOnlyNulls();
        assertThat(found.trend().subList(6, 138)).doesNotContainNull();
        assertThat(found.remainder().subList(0, 6)).containsOnlyNulls();
        assertThat(found.remainder().subList(6, 138)).doesNotContainNull();
        assertThat(found.seasonal()).hasSize(144).doesNotContainNull();
        Decomposition odd = new Classical(3, Form.Additive).decompose(Series.of(1, 2, 3, 4, 5, 6));
        assertThat(odd.trend()).containsExactly(null, 2.0, 3.0, 4.0, 5.0, null);
    }

    @Test
    void shouldMakeTheSeriesAgainOfItsParts() {
        for (Form form : Form.values()) {
            Decomposition found = new Classical(12, form).decompose(AIR_PASSENGERS);
            for (int i = 6; i < 138; i++) {
                double trend = found.trend().get(i);
                double season = found.seasonal().get(i);
                double remainder = found.remainder().get(i);
                double whole = form == Form.Additive ? trend + season + remainder : trend * season * remainder;
                assertThat(whole).isCloseTo(AIR_PASSENGERS.value(i), within(1e-10));
            }
        }
    }

    @Test
    void shouldSayHowStrongTrendAndSeasonAre() {
        Decomposition found = new Classical(12, Form.Multiplicative).decompose(AIR_PASSENGERS);
        assertThat(found.trendStrength()).isBetween(0.98, 1.0);
        assertThat(found.seasonalStrength()).isBetween(0.9, 1.0);
        assertThat(found.findings().get(0)).startsWith("A strong season of 12 values");
        assertThat(found.findings().get(1)).startsWith("A strong trend");
    }

    @Test
    void shouldFindNoSeasonInNoise() {
        double[] noise = new Random(7).doubles(1_200).toArray();
        Decomposition found = new Classical(12, Form.Additive).decompose(Series.of(noise));
        assertThat(found.seasonalStrength()).isLessThan(0.1);
        assertThat(found.findings().get(0)).startsWith("No season of 12 values to speak of");
    }

    /** As defined: each window added by itself. */
    @Test
    void shouldAverageEachWindow() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 100; run++) {
            int period = 2 + random.nextInt(20);
            double[] values =
                    random.doubles(2 * period + random.nextInt(50), -5, 5).toArray();
            double[] averages = CentredAverage.of(values, period);
            for (int i = 0; i < values.length; i++) {
                assertThat(averages[i]).as("seed %s", seed).satisfies(same(defined(values, period, i)));
            }
        }
    }

    private static Consumer<Double> same(double expected) {
        return value -> {
            if (Double.isNaN(expected)) {
                assertThat(value).isNaN();
            } else {
                assertThat(value).isCloseTo(expected, within(1e-12));
            }
        };
    }

    private static double defined(double[] values, int period, int at) {
        int half = period / 2;
        if (at < half || at + half >= values.length) {
            return Double.NaN;
        }
        double sum = 0;
        for (int i = at - half; i <= at + half; i++) {
            boolean end = period % 2 == 0 && Math.abs(i - at) == half;
            sum += values[i] * (end ? 0.5 : 1);
        }
        return sum / period;
    }
}
