package io.stockpipeline.analytics.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.rollup.Coverage;
import io.stockpipeline.analytics.rollup.Period;
import io.stockpipeline.analytics.rollup.RollUp;
import io.stockpipeline.analytics.rollup.RolledBar;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Tick;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A clear answer or a clear refusal, for series that are no market's everyday. */
class OddSeriesTest {
    private static final Series TWO = Series.of(1, 3);
    private static final Series FLAT = Series.of(constant(100, 0.1));

    static List<Consumer<Series>> all() {
        return List.of(
                series -> MovingAverages.simple(series, 10),
                series -> MovingAverages.exponential(series, 10),
                series -> MovingAverages.weighted(series, 10),
                series -> VolumeWeighted.of(series, constant(series.size(), 1), 10),
                series -> RollingDeviation.of(series, 10),
                series -> BollingerBands.of(series, 20, 2),
                series -> RelativeStrength.of(series, 14),
                series -> Macd.of(series, 12, 26, 9));
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldRefuseASeriesShorterThanItsWindow(Consumer<Series> indicator) {
        for (Series series : List.of(Series.of(), Series.of(1), TWO)) {
            assertThatThrownBy(() -> indicator.accept(series))
                    .isInstanceOf(UnsuitableSeriesException.class)
                    .hasMessageMatching(series.size() + " values? (is|are) too few: an? .* needs \\d+; take .*");
        }
    }

    @Test
    void shouldNeedExactlyTheBarsOfItsFirstValue() {
        assertNeeds(10, series -> MovingAverages.simple(series, 10).average());
        assertNeeds(10, series -> MovingAverages.exponential(series, 10).average());
        assertNeeds(10, series -> RollingDeviation.of(series, 10).deviation());
        assertNeeds(20, series -> BollingerBands.of(series, 20, 2).upper());
        assertNeeds(15, series -> RelativeStrength.of(series, 14).index());
        assertNeeds(34, series -> Macd.of(series, 12, 26, 9).signal());
    }

    private static void assertNeeds(int count, Function<Series, Line> indicator) {
        assertThat(indicator.apply(Series.of(constant(count, 5))).values()).hasSize(1);
        assertThatThrownBy(() -> indicator.apply(Series.of(constant(count - 1, 5))))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("needs " + count + ";");
    }

    @ParameterizedTest
    @MethodSource("all")
    void shouldRefuseNumbersTooLargeToReckonWith(Consumer<Series> indicator) {
        double[] x = new double[60];
        for (int i = 0; i < x.length; i++) {
            x[i] = i % 2 == 0 ? Double.MAX_VALUE : -Double.MAX_VALUE;
        }

        assertThatThrownBy(() -> indicator.accept(Series.of(x)))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("too large");
    }

    @Test
    void shouldAnswerForTwoPoints() {
        assertThat(MovingAverages.simple(TWO, 2).average().values()).containsExactly(2.0);
        assertThat(MovingAverages.exponential(TWO, 2).average().values()).containsExactly(2.0);
        assertThat(MovingAverages.weighted(TWO, 1).average().values()).containsExactly(1.0, 3.0);
        assertThat(RollingDeviation.of(TWO, 2).deviation().values()).containsExactly(1.0);
        assertThat(RelativeStrength.of(TWO, 1).index().values()).containsExactly(100.0);
    }

    @Test
    void shouldAnswerForAPriceThatNeverMoves() {
        assertThat(MovingAverages.simple(FLAT, 10).average().values()).containsOnly(0.1);
        assertThat(MovingAverages.exponential(FLAT, 10).average().values()).containsOnly(0.1);
        assertThat(MovingAverages.weighted(FLAT, 10).average().values()).containsOnly(0.1);
        assertThat(VolumeWeighted.of(FLAT, constant(100, 0.3), 10).average().values())
                .containsOnly(0.1);
        assertThat(RollingDeviation.of(FLAT, 10).deviation().values()).containsOnly(0.0);
        assertThat(BollingerBands.of(FLAT, 20, 2).upper().values()).containsOnly(0.1);
        assertThat(RelativeStrength.of(FLAT, 14).index().values()).containsOnly(50.0);
        assertThat(Macd.of(FLAT, 12, 26, 9).histogram().values()).containsOnly(0.0);
    }

    @Test
    void shouldKeepTheRsiThroughALongStandstill() {
        double[] x = constant(100_000, 5);
        double[] start = {1, 2, 1.5, 3, 2, 4, 5};
        System.arraycopy(start, 0, x, 0, start.length);

        Line index = RelativeStrength.of(Series.of(x), 3).index();

        double before = PlainModel.strength(start, 6, 3);
        assertThat(index.at(6)).isCloseTo(before, within(1e-9));
        assertThat(index.last()).isCloseTo(before, within(1e-6));
    }

    @Test
    void shouldHaveNoAverageByVolumeWhereThereIsNone() {
        double[] volumes = {1, 1, 0, 0, 0, 2};

        assertThat(VolumeWeighted.of(Series.of(1, 3, 9, 9, 9, 5), volumes, 2)
                        .average()
                        .values())
                .containsExactly(2.0, 3.0, null, null, 5.0);
        assertThatThrownBy(() -> VolumeWeighted.of(TWO, new double[2], 2))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("no bar has a volume");
        assertThatThrownBy(() -> VolumeWeighted.of(TWO, new double[] {1, Double.NaN}, 2))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("volume 2 is no number of 0 or more");
    }

    @Test
    void shouldWeightAllTradesOfRolledBarsByTheirSize() {
        ZoneId utc = ZoneId.of("UTC");
        Period minute = Period.of("1m");
        List<RolledBar> bars = RollUp.ofTicks(
                List.of(tick(0, "10", "1"), tick(1, "20", "3"), tick(60_000, "30", "4")), minute, utc, Coverage.ALL);

        MovingAverage vwap = VolumeWeighted.of(RollUp.closes(bars, minute, utc), bars, 2);

        assertThat(vwap.average().values()).containsExactly(23.75);
        assertThat(vwap.findings())
                .containsExactly("The last close 30.00 is above its 2-bar volume-weighted average 23.75.");
    }

    @Test
    void shouldRefuseWindowsThatAreNone() {
        assertThatThrownBy(() -> MovingAverages.simple(FLAT, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> RollingDeviation.of(FLAT, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> BollingerBands.of(FLAT, 20, Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Macd.of(FLAT, 26, 12, 9)).isInstanceOf(IllegalArgumentException.class);
    }

    private static Tick tick(long time, String price, String size) {
        return new Tick("ACME", time, Decimal.of(price), Decimal.of(size), null, null, null, null);
    }

    private static double[] constant(int count, double value) {
        double[] x = new double[count];
        Arrays.fill(x, value);
        return x;
    }
}
