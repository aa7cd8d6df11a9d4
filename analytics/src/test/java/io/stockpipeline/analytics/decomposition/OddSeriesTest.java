package io.stockpipeline.analytics.decomposition;

import static io.stockpipeline.analytics.Answers.answerOrRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.OddSeries;
import io.stockpipeline.analytics.Work;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A right answer, or a refusal in plain words; never a number that is none. */
class OddSeriesTest {
    @Test
    void shouldAnswerOrRefuseInWords() {
        OddSeries.all().forEach((what, values) -> {
            for (int period : new int[] {2, 3, 7, 12, 49, 50, 51, Integer.MAX_VALUE}) {
                for (Decomposer way : ways(period)) {
                    answerOrRefusal(what + " " + way, () -> way.decompose(Series.of(values)));
                }
            }
        });
    }

    @Test
    void shouldFindNoTrendAndNoSeasonInWhatNeverMoves() {
        Series still = Series.of(OddSeries.all().get("all 0.1"));
        for (Decomposer way : ways(12)) {
            Decomposition found = way.decompose(still);
            assertThat(found.trendStrength()).as("%s", way).isZero();
            assertThat(found.seasonalStrength()).as("%s", way).isZero();
            assertThat(found.trend().get(50)).as("%s", way).isCloseTo(0.1, within(1e-12));
        }
    }

    @Test
    void shouldFindNothingButATrendInALine() {
        Series line = Series.of(OddSeries.all().get("line of tenths"));
        for (Decomposer way : List.of(new Classical(12, Form.Additive), new Stl(12, Form.Additive))) {
            Decomposition found = way.decompose(line);
            assertThat(found.trendStrength()).as("%s", way).isCloseTo(1, within(1e-9));
            assertThat(found.seasonalStrength()).as("%s", way).isZero();
            assertThat(found.trend().get(50)).as("%s", way).isCloseTo(10, within(1e-9));
        }
    }

    @Test
    void shouldFindNothingButASeasonInAPattern() {
        Series pattern = Series.of(OddSeries.all().get("pattern of seven"));
        for (Decomposer way : ways(7)) {
            Decomposition found = way.decompose(pattern);
            assertThat(found.seasonalStrength()).as("%s", way).isCloseTo(1, within(1e-9));
            assertThat(found.trendStrength()).as("%s", way).isZero();
        }
    }

    @Test
    void shouldRefuseAPeriodLongerThanHalfTheSeries() {
        for (Decomposer way : ways(51)) {
            assertThatThrownBy(() -> way.decompose(Series.of(OddSeries.all().get("squares"))))
                    .isInstanceOf(UnsuitableSeriesException.class)
                    .hasMessageStartingWith(
                            "100 values are too few for a season of 51: what repeats must be seen twice");
        }
    }

    @Test
    void shouldRefuseFactorsOfValuesThatAreNotAboveZero() {
        Series values = Series.of(3, 2, 0, 1, 2, 3);
        for (Decomposer way : List.of(new Classical(2, Form.Multiplicative), new Stl(2, Form.Multiplicative))) {
            assertThatThrownBy(() -> way.decompose(values))
                    .isInstanceOf(UnsuitableSeriesException.class)
                    .hasMessage("value 3 is 0.0: factors make values above 0 only; take the additive form");
        }
    }

    @Test
    void shouldRefuseFactorsThatVanish() {
        Series values = Series.of(OddSeries.all().get("huge and tiny"));
        assertThatThrownBy(() -> new Classical(12, Form.Multiplicative).decompose(values))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageStartingWith("the values differ so much in size");
    }

    @ParameterizedTest
    @ValueSource(ints = {12, 1_440, 100_000})
    @Timeout(120)
    void shouldFindWhatIsInAMillionValuesInSecondsOrRefuse(int period) {
        Random random = new Random(31);
        double[] values = new double[1_000_000];
        Arrays.setAll(
                values,
                i -> (100 + 1e-5 * i) * (i % period % 2 == 0 ? 0.95 : 1.05) * (1 + 0.005 * random.nextGaussian()));
        for (Decomposer way : List.of(
                new Classical(period, Form.Multiplicative),
                new Stl(period, Form.Multiplicative),
                new Stl(period, Form.Additive, 7, true))) {
            assertThat(Work.secondsOf(() -> {
                        try {
                            Decomposition found = way.decompose(Series.of(values));
                            assertThat(found.trend().get(500_000)).as("%s", way).isCloseTo(105, within(0.5));
                            assertThat(found.seasonalStrength()).as("%s", way).isGreaterThan(0.98);
                        } catch (UnsuitableSeriesException e) {
                            assertThat(e.getMessage())
                                    .startsWith("1000000 values are too many")
                                    .contains("robust");
                        }
                    }))
                    .as("%s", way)
                    .isLessThan(6);
        }
    }

    private static List<Decomposer> ways(int period) {
        List<Decomposer> ways = new ArrayList<>();
        for (Form form : Form.values()) {
            ways.add(new Classical(period, form));
            ways.add(new Stl(period, form));
            ways.add(new Stl(period, form, 7, true));
            ways.add(new Stl(period, form, 3, false));
        }
        return ways;
    }
}
