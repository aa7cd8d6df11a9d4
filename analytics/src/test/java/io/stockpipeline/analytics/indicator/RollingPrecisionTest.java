package io.stockpipeline.analytics.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.stockpipeline.analytics.series.Series;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A million numbers: what is rolled over them neither drifts nor loses digits. */
class RollingPrecisionTest {
    private static final int MANY = 1_000_000;
    /** 1e-9 of the value. */
    private static final double PERCENT = 1e-7;

    @ParameterizedTest
    @ValueSource(ints = {2, 20, 1000, 100_000})
    void shouldKeepTheDigitsOfTinyMovesOfALargeNumber(int k) {
        Random random = new Random(7);
        double[] x = new double[MANY];
        double price = 1e9;
        for (int i = 0; i < MANY; i++) {
            price += 1e-4 * random.nextGaussian();
            x[i] = price;
        }

        assertDeviations(x, k, 1_000_000 / 17);
    }

    @Test
    void shouldForgetAnOutlierOnceItHasLeftTheWindow() {
        Random random = new Random(7);
        double[] x = random.doubles(MANY).toArray();
        for (int i = 0; i < MANY; i += 1000) {
            x[i] = 1e12;
        }

        assertDeviations(x, 20, 1009);
    }

    @Test
    void shouldBeExactlyNothingWhereThePriceStandsStill() {
        double[] x = new double[MANY];
        for (int i = 0; i < MANY; i++) {
            x[i] = 0.1 * (i / 100);
        }

        Series closes = Series.of(x);
        Line deviation = RollingDeviation.of(closes, 20).deviation();
        Line mean = MovingAverages.simple(closes, 20).average();
        Line weighted = MovingAverages.weighted(closes, 20).average();
        for (int i = 99; i < MANY; i += 100) {
            assertThat(deviation.at(i)).isZero();
            assertThat(mean.at(i)).isEqualTo(x[i]);
            assertThat(weighted.at(i)).isEqualTo(x[i]);
        }
    }

    private static void assertDeviations(double[] x, int k, int step) {
        Line deviation = RollingDeviation.of(Series.of(x), k).deviation();
        Line mean = MovingAverages.simple(Series.of(x), k).average();
        for (int i = k - 1; i < x.length; i += step) {
            double value = Objects.requireNonNull(deviation.at(i));
            assertThat(value)
                    .as("deviation at %d", i)
                    .isCloseTo(PlainModel.deviation(x, i, k), withinPercentage(PERCENT));
            assertThat(Objects.requireNonNull(mean.at(i)))
                    .as("mean at %d", i)
                    .isCloseTo(PlainModel.mean(x, i, k), withinPercentage(1e-12));
        }
    }
}
