package io.stockpipeline.analytics.anomaly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** What a forest finds odd, that it finds it so each time, and what it refuses. */
class OddityForestTest {
    private static final int ROWS = 256;

    private final double[][] usual = normal(new Random(7), ROWS);
    private final OddityForest forest = OddityForest.grow(usual, 1);

    @Test
    void shouldFindFarRowsOdderTheFartherTheyAre() {
        double near = forest.score(new double[] {0, 0, 0, 0});
        double far = forest.score(new double[] {5, 0, 0, 0});
        double farther = forest.score(new double[] {15, 0, 0, 0});

        assertThat(near).isBetween(0.1, 1.0);
        assertThat(far).isGreaterThan(2 * near);
        assertThat(farther).isGreaterThan(far).isLessThan(8);
    }

    @Test
    void shouldNotCareWhichUnitAColumnHas() {
        double[][] thousands = Arrays.stream(usual)
                .map(row -> new double[] {row[0], 4 + 1024 * row[1], row[2], row[3]})
                .toArray(double[][]::new);

        double odd = OddityForest.grow(thousands, 1).score(new double[] {0, 4 + 1024 * 5, 0, 0});

        assertThat(odd).isCloseTo(forest.score(new double[] {0, 5, 0, 0}), within());
    }

    @Test
    void shouldGiveTheSameScoresWhenGrownAgain() {
        OddityForest again = OddityForest.grow(usual, 1);
        for (double[] row : normal(new Random(8), 200)) {
            assertThat(again.score(row)).isEqualTo(forest.score(row));
        }
    }

    @Test
    void shouldNotBeMovedByScoring() {
        double[] row = {3, -1, 2, 0};
        double first = forest.score(row);
        for (double[] other : normal(new Random(8), 200)) {
            forest.score(other);
        }

        assertThat(forest.score(row)).isEqualTo(first);
    }

    @Test
    void shouldFindAnythingOddWhereAllWasTheSame() {
        double[][] same = new double[ROWS][];
        Arrays.fill(same, new double[] {0, -13.8, 0, 0.7});
        OddityForest still = OddityForest.grow(same, 1);

        double as = still.score(same[0]);
        double other = still.score(new double[] {1e-9, -13.8, 0, 0.7});

        assertThat(as).isBetween(0.0, 0.5);
        assertThat(other).isGreaterThan(1.25 * as).isLessThan(8);
    }

    @Test
    void shouldGiveANumberForTheWildestRow() {
        assertThat(forest.score(new double[] {Double.MAX_VALUE, -Double.MAX_VALUE, 1e300, -1e300}))
                .isFinite()
                .isGreaterThan(1);
    }

    @Test
    void shouldRefuseTooFewRowsAndWhatIsNoNumber() {
        assertThatThrownBy(() -> OddityForest.grow(normal(new Random(1), 127), 1))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessage("127 rows are too few to know what is usual: it takes 128");
        double[][] broken = normal(new Random(1), ROWS);
        broken[100][2] = Double.NaN;
        assertThatThrownBy(() -> OddityForest.grow(broken, 1))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("no number");
        assertThatThrownBy(() -> forest.score(new double[] {0, 0, Double.POSITIVE_INFINITY, 0}))
                .isInstanceOf(UnsuitableSeriesException.class);
        assertThatThrownBy(() -> forest.score(new double[] {0})).isInstanceOf(IllegalArgumentException.class);
    }

    private static Offset<Double> within() {
        return Offset.offset(1e-6);
    }

    private static double[][] normal(Random random, int count) {
        double[][] rows = new double[count][4];
        for (double[] row : rows) {
            Arrays.setAll(row, i -> random.nextGaussian());
        }
        return rows;
    }
}
