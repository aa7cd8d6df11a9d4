package io.stockpipeline.analytics.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.learning.WalkForward.Window;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class OddPricesTest {
    @Test
    void tooFew() {
        refused(Series.of(1, 2), "2 prices are too few: these settings need 320");
        refused(Series.of(), "0 prices are too few");
    }

    @Test
    void equalPrices() {
        refused(series(500, i -> 42), "there is no chance in it to learn");
    }

    @Test
    void steadyGrowth() {
        refused(series(500, i -> 100 * Math.pow(1.001, i)), "there is no chance in it to learn");
    }

    @Test
    void noPrice() {
        refused(series(500, i -> i == 400 ? -1 : 100 + i % 7), "price 401 is -1.0");
        refused(series(500, i -> i == 400 ? 1e-200 : 100 + i % 7), "price 401 is 1.0E-200");
    }

    @Test
    void noMoveWhereItIsLearnedFrom() {
        refused(series(500, i -> i < 400 ? 100 : 100 + i % 7), "the price does not move in the first 270 values");
    }

    @Test
    void noMoveWhereItIsTested() {
        LearningReport report = NextReturn.test(series(500, i -> i > 200 ? 100 : 100 + i % 7), WalkForward.usual());

        assertThat(report.skill()).isFalse();
        assertThat(report.hitRate()).isNull();
        finite(report);
    }

    /** Every other price the same: one lag, the average and the return are multiples of each other. */
    @Test
    void perfectlyCollinear() {
        WalkForward twice = new WalkForward(20, List.of(2, 2, 4, 4), 0.001, Window.Rolling, 100, 1);

        LearningReport report = NextReturn.test(series(500, i -> 100 + i % 2), twice);

        assertThat(report.skill()).isTrue();
        assertThat(report.mase()).isLessThan(.01);
        assertThat(report.hitRate()).isNotNull().extracting(Share::share).isEqualTo(1.0);
        finite(report);
    }

    @Test
    void aMillionPricesAreAnsweredWithinSeconds() {
        Series series = Series.of(Prices.of(1, 1_000_000, 0, 0));

        LearningReport report = NextReturn.test(series, WalkForward.usual());

        assertThat(report.used()).isEqualTo(20_000);
        assertThat(report.predictions().get(report.predictions().size() - 1).place())
                .isEqualTo(999_999);
        assertThat(report.findings()).contains("Only the last 20000 of 1000000 prices were used.");
        finite(report);
    }

    @Test
    void tooMuchWork() {
        WalkForward each = new WalkForward(5, List.of(), 0.1, Window.Expanding, 250, 1);

        assertThatThrownBy(() -> NextReturn.test(Series.of(Prices.of(1, 20_000, 0, 0)), each))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining("refit every 10 steps or more");
    }

    @Test
    void theUnitOfThePriceDoesNotMatter() {
        double[] prices = Prices.of(3, 600, 0.2, 0);
        LearningReport plain = NextReturn.test(Series.of(prices), WalkForward.usual());

        LearningReport other = NextReturn.test(
                Series.of(Arrays.stream(prices).map(p -> p * 1e-9).toArray()), WalkForward.usual());

        assertThat(other.mase()).isCloseTo(plain.mase(), within(1e-9));
        assertThat(other.nextReturn()).isCloseTo(plain.nextReturn(), within(1e-12));
    }

    private static void refused(Series series, String why) {
        assertThatThrownBy(() -> NextReturn.test(series, WalkForward.usual()))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageContaining(why);
    }

    private static void finite(LearningReport report) {
        double[] numbers = {
            report.mase(),
            report.naiveMase(),
            report.driftMase(),
            report.pValue(),
            report.driftPValue(),
            report.nextReturn()
        };
        assertThat(Arrays.stream(numbers)).allMatch(Double::isFinite);
        assertThat(report.predictions())
                .allMatch(p ->
                        Double.isFinite(p.predicted()) && Double.isFinite(p.lower()) && Double.isFinite(p.upper()));
    }

    private static Series series(int n, IntToDoubleFunction price) {
        return Series.of(IntStream.range(0, n).mapToDouble(price).toArray());
    }
}
