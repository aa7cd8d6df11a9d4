package io.stockpipeline.analytics.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;

class ReturnDistributionTest {
    private static final int MANY = 1_000;

    private final Random random = new Random(11);

    private Series prices(IntToDoubleFunction move) {
        double[] prices = new double[MANY];
        double logarithm = Math.log(100);
        for (int i = 0; i < MANY; i++) {
            logarithm += move.applyAsDouble(i);
            prices[i] = Math.exp(logarithm);
        }
        return Series.of(prices);
    }

    @Test
    void shouldFindNothingInNormalMoves() {
        ReturnDistribution found = ReturnDistribution.of(prices(i -> 0.01 * random.nextGaussian()));

        assertThat(found.logarithm()).isTrue();
        assertThat(found.halves().rejected()).isFalse();
        assertThat(found.normal().rejected()).isFalse();
        assertThat(found.normal().standardDeviation()).isBetween(0.009, 0.011);
        assertThat(found.findings()).hasSize(2).allMatch(finding -> finding.startsWith("Nothing shows"));
    }

    @Test
    void shouldFindThatTheSecondHalfMovesMore() {
        ReturnDistribution found =
                ReturnDistribution.of(prices(i -> (i < MANY / 2 ? 0.01 : 0.03) * random.nextGaussian()));

        assertThat(found.halves().rejected()).isTrue();
        assertThat(found.findings().get(0)).contains("what was usual has changed");
    }

    @Test
    void shouldFindThatMovesAreNotNormal() {
        ReturnDistribution found = ReturnDistribution.of(
                prices(i -> 0.01 * Math.signum(random.nextGaussian()) * -Math.log(random.nextDouble())));

        assertThat(found.halves().rejected()).isFalse();
        assertThat(found.normal().rejected()).isTrue();
    }

    @Test
    void shouldTakeDifferencesWhereNumbersAreNotAboveZero() {
        double[] values = new double[100];
        for (int i = 1; i < values.length; i++) {
            values[i] = values[i - 1] + random.nextGaussian();
        }

        assertThat(ReturnDistribution.of(Series.of(values)).logarithm()).isFalse();
    }

    @Test
    void shouldRefuseConstantNumbersFewAndHuge() {
        assertThatThrownBy(() -> ReturnDistribution.of(Series.of(new double[50])))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageStartingWith("all 50 values are the same");
        double[] late = new double[50];
        late[40] = 1;
        ReturnDistribution flatAtFirst = ReturnDistribution.of(Series.of(late));
        assertThat(flatAtFirst.normal()).isNull();
        assertThat(flatAtFirst.findings().get(1)).contains("all equal");
        assertThatThrownBy(() -> ReturnDistribution.of(Series.of(new double[20])))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessage("20 values are too few: to compare moves takes at least 21, better 100");
        double[] huge = new double[50];
        huge[7] = 1.7e308;
        huge[8] = -1.7e308;
        assertThatThrownBy(() -> ReturnDistribution.of(Series.of(huge)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("too large to reckon with");
    }
}
