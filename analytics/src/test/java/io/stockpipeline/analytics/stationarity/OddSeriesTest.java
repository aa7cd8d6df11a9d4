package io.stockpipeline.analytics.stationarity;

import static io.stockpipeline.analytics.Answers.answerOrRefusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.analytics.OddSeries;
import io.stockpipeline.analytics.Work;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.stationarity.StationarityReading.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A right answer, or a refusal in plain words; never a number that is none. */
class OddSeriesTest {
    @Test
    void shouldAnswerOrRefuseInWords() {
        OddSeries.all().forEach((what, values) -> {
            Series series = Series.of(values);
            for (Terms terms : Terms.values()) {
                for (Lag lag : new Lag[] {Lag.automatic(), Lag.of(0), Lag.of(1), Lag.of(12)}) {
                    String how = what + " " + terms + " " + lag;
                    answerOrRefusal(how, () -> DickeyFuller.test(series, terms, lag));
                    if (terms != Terms.None) {
                        answerOrRefusal(how, () -> Kpss.test(series, terms, lag));
                    }
                }
                if (terms != Terms.None) {
                    answerOrRefusal(what + " " + terms, () -> Stationarity.read(series, terms));
                }
            }
            answerOrRefusal(what, () -> KolmogorovSmirnov.againstNormal(series, 1, 2));
            answerOrRefusal(what, () -> KolmogorovSmirnov.twoSamples(series, Series.of(1, 2, 2)));
        });
    }

    @Test
    void shouldSayThatNothingMoves() {
        Series still = Series.of(OddSeries.all().get("all 0.1"));
        assertThatThrownBy(() -> Stationarity.read(still, Terms.Constant))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageStartingWith("all 100 values are the same (0.1)");
    }

    @Test
    void shouldSayThatTwoAreTooFew() {
        assertThatThrownBy(() -> Stationarity.read(Series.of(1, 2), Terms.Constant))
                .isInstanceOf(UnsuitableSeriesException.class)
                .hasMessageStartingWith("2 values are too few to tell whether they wander");
    }

    @Test
    void shouldSayThatALineLeavesNothingToChance() {
        for (String line : new String[] {"line", "line of tenths", "line down", "to and fro", "pattern of seven"}) {
            Series series = Series.of(OddSeries.all().get(line));
            assertThatThrownBy(() -> DickeyFuller.test(series, Terms.Trend, Lag.automatic()))
                    .as(line)
                    .isInstanceOf(UnsuitableSeriesException.class)
                    .hasMessageContaining("an exact rule");
        }
        Series down = Series.of(OddSeries.all().get("line down"));
        assertThatThrownBy(() -> DickeyFuller.test(down, Terms.None, Lag.of(0)))
                .as("without a constant it would look pulled to zero")
                .isInstanceOf(UnsuitableSeriesException.class);
        Series line = Series.of(OddSeries.all().get("line of tenths"));
        assertThatThrownBy(() -> Kpss.test(line, Terms.Trend, Lag.automatic())).hasMessageContaining("an exact rule");
        assertThat(Kpss.test(line, Terms.Constant, Lag.automatic()).rejected()).isTrue();
    }

    @Test
    @Timeout(120)
    void shouldAnswerForAMillionValuesInSeconds() {
        Series series = Series.of(OddSeries.walk(1_000_000, 11));
        for (Terms terms : new Terms[] {Terms.Constant, Terms.Trend}) {
            assertThat(Work.secondsOf(
                            () -> assertThat(Stationarity.read(series, terms).verdict())
                                    .isEqualTo(Verdict.UnitRoot)))
                    .isLessThan(8);
        }
        assertThat(Work.secondsOf(() -> {
                    KolmogorovSmirnov.againstNormal(series, 100, 30);
                    KolmogorovSmirnov.twoSamples(series, series);
                }))
                .isLessThan(5);
    }
}
