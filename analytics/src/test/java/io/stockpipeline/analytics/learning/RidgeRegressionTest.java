package io.stockpipeline.analytics.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class RidgeRegressionTest {
    /** x has mean 2 and variance 2/3, y = 3x + 1: the weight 3 shrinks to 3 / (1 + penalty). */
    @Test
    void shrinksAWeightByItsPenalty() {
        double[][] rows = {{1}, {2}, {3}};
        double[] targets = {4, 7, 10};

        RidgeRegression model = RidgeRegression.fit(rows, targets, 0, 3, 0.5);

        assertThat(model.predict(new double[] {2})).isCloseTo(7, within(1e-12));
        assertThat(model.predict(new double[] {3})).isCloseTo(9, within(1e-12));
    }

    /** Two equal features z: 2 w z with w = 1 / (2 + penalty) of the correlation 1. */
    @Test
    void sharesAWeightAmongEqualFeatures() {
        double[][] rows = {{-1, -1, 5}, {1, 1, 5}};
        double[] targets = {-1, 1};

        RidgeRegression model = RidgeRegression.fit(rows, targets, 0, 2, 0.1);

        assertThat(model.predict(new double[] {1, 0, 5})).isCloseTo(1 / 2.1, within(1e-12));
        assertThat(model.predict(new double[] {0, 1, 99})).isCloseTo(1 / 2.1, within(1e-12));
    }

    @Test
    void looksAtTheRowsItMayTrainOnOnly() {
        double[][] rows = {{1e9}, {1}, {2}, {3}, {-1e9}};
        double[] targets = {5, 4, 7, 10, 5};

        RidgeRegression model = RidgeRegression.fit(rows, targets, 1, 4, 0.5);

        assertThat(model.predict(new double[] {3})).isCloseTo(9, within(1e-12));
    }
}
