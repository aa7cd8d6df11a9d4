package io.stockpipeline.analytics.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.series.Series;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Every value of every indicator is held to {@link PlainModel}, for windows and lengths of all kinds. */
class IndicatorModelTest {
    private static final double TOLERANCE = 1e-9;

    @Property(tries = 200)
    void shouldMakeAverages(
            @ForAll @IntRange(min = 1, max = 25) int k, @ForAll @IntRange(max = 90) int more, @ForAll long seed) {
        double[] x = closes(k + more, seed);
        Series closes = Series.of(x);

        assertLine(MovingAverages.simple(closes, k).average(), k - 1, x.length, i -> PlainModel.mean(x, i, k));
        assertLine(MovingAverages.weighted(closes, k).average(), k - 1, x.length, i -> PlainModel.weighted(x, i, k));
        assertLine(
                MovingAverages.exponential(closes, k).average(),
                k - 1,
                x.length,
                i -> PlainModel.exponential(x, 0, i, k));
    }

    @Property(tries = 200)
    void shouldMakeAveragesByVolume(
            @ForAll @IntRange(min = 1, max = 8) int k, @ForAll @IntRange(max = 90) int more, @ForAll long seed) {
        double[] x = closes(k + more, seed);
        double[] volumes = new Random(seed + 1)
                .ints(x.length, -100, 100)
                .mapToDouble(v -> Math.max(0, v))
                .toArray();
        volumes[0] = 1;

        assertLine(
                VolumeWeighted.of(Series.of(x), volumes, k).average(),
                k - 1,
                x.length,
                i -> PlainModel.volumeWeighted(x, volumes, i, k));
    }

    @Property(tries = 200)
    void shouldMakeDeviationsAndBands(
            @ForAll @IntRange(min = 2, max = 25) int k, @ForAll @IntRange(max = 90) int more, @ForAll long seed) {
        double[] x = closes(k + more, seed);
        Series closes = Series.of(x);

        assertLine(RollingDeviation.of(closes, k).deviation(), k - 1, x.length, i -> PlainModel.deviation(x, i, k));
        BollingerBands bands = BollingerBands.of(closes, k, 2);
        assertLine(bands.middle(), k - 1, x.length, i -> PlainModel.mean(x, i, k));
        assertLine(bands.upper(), k - 1, x.length, i -> PlainModel.mean(x, i, k) + 2 * PlainModel.deviation(x, i, k));
        assertLine(bands.lower(), k - 1, x.length, i -> PlainModel.mean(x, i, k) - 2 * PlainModel.deviation(x, i, k));
    }

    @Property(tries = 200)
    void shouldMakeTheRsi(
            @ForAll @IntRange(min = 1, max = 25) int k,
            @ForAll @IntRange(min = 1, max = 90) int more,
            @ForAll long seed) {
        double[] x = closes(k + more, seed);

        assertLine(RelativeStrength.of(Series.of(x), k).index(), k, x.length, i -> PlainModel.strength(x, i, k));
    }

    @Property(tries = 100)
    void shouldMakeTheMacd(
            @ForAll @IntRange(min = 1, max = 6) int fast,
            @ForAll @IntRange(min = 1, max = 6) int slower,
            @ForAll @IntRange(min = 1, max = 6) int smooth,
            @ForAll @IntRange(max = 60) int more,
            @ForAll long seed) {
        int slow = fast + slower;
        double[] x = closes(slow + smooth - 1 + more, seed);
        double[] difference = new double[x.length];
        for (int i = slow - 1; i < x.length; i++) {
            difference[i] = PlainModel.exponential(x, 0, i, fast) - PlainModel.exponential(x, 0, i, slow);
        }

        Macd macd = Macd.of(Series.of(x), fast, slow, smooth);

        int first = slow + smooth - 2;
        assertNear(macd.macd(), slow - 1, x.length, i -> difference[i], TOLERANCE);
        assertNear(
                macd.signal(),
                first,
                x.length,
                i -> PlainModel.exponential(difference, slow - 1, i, smooth),
                TOLERANCE);
        assertNear(
                macd.histogram(),
                first,
                x.length,
                i -> difference[i] - PlainModel.exponential(difference, slow - 1, i, smooth),
                TOLERANCE);
    }

    /** Closes around 100 that stand still now and then. */
    private static double[] closes(int count, long seed) {
        Random random = new Random(seed);
        double[] x = new double[count];
        x[0] = 100;
        for (int i = 1; i < count; i++) {
            x[i] = random.nextInt(4) == 0 ? x[i - 1] : Math.max(1, x[i - 1] + random.nextGaussian());
        }
        return x;
    }

    private static void assertLine(Line line, int offset, int size, IntToDoubleFunction expected) {
        assertNear(line, offset, size, expected, TOLERANCE);
    }

    private static void assertNear(Line line, int offset, int size, IntToDoubleFunction expected, double tolerance) {
        assertThat(line.offset()).isEqualTo(offset);
        assertThat(line.values()).hasSize(size - offset);
        for (int i = offset; i < size; i++) {
            double value = expected.applyAsDouble(i);
            if (Double.isNaN(value)) {
                assertThat(line.at(i)).isNull();
            } else {
                assertThat(line.at(i)).as("value %d", i).isCloseTo(value, within(tolerance));
            }
        }
    }
}
