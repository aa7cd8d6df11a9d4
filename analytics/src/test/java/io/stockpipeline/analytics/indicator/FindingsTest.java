package io.stockpipeline.analytics.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What indicators say of the last bar. */
class FindingsTest {
    private static final Series RISING = linear(1);
    private static final Series FALLING = linear(-1);

    @Test
    void shouldSayOnWhichSideOfItsAverageTheCloseIs() {
        assertSays(
                MovingAverages.exponential(Series.of(1, 2, 3), 3),
                "The last close 3.00 is above its 3-bar exponential average 2.00.");
        assertSays(
                MovingAverages.weighted(Series.of(7, 7), 2), "The last close 7.00 equals its 2-bar weighted average.");
    }

    @Test
    void shouldShowAsManyDigitsAsItTakesToSeeTheDifference() {
        assertSays(
                MovingAverages.simple(Series.of(22.17, 22.1704), 2),
                "The last close 22.1704 is above its 2-bar average 22.1702.");
        assertSays(
                MovingAverages.simple(Series.of(0.00001234, 0.00001236), 2),
                "The last close 0.00001236 is above its 2-bar average 0.00001235.");
    }

    @Test
    void shouldCallAnRsiHighOrLowWithoutPromisingAnything() {
        assertSays(
                RelativeStrength.of(RISING, 14),
                "The RSI over 14 changes is 100.00, above 70: the closes mostly rose of late (\"overbought\"), which does not say that they will fall.");
        assertSays(
                RelativeStrength.of(FALLING, 14),
                "The RSI over 14 changes is 0.00, below 30: the closes mostly fell of late (\"oversold\"), which does not say that they will rise.");
    }

    @Test
    void shouldSayWhereTheCloseLiesAgainstTheBands() {
        assertSays(
                BollingerBands.of(Series.of(1, 3), 2, 2),
                "The last close 3.00 lies between the bands, 75 % of the way from the lower 0.00 to the upper 4.00.");
        assertSays(
                BollingerBands.of(Series.of(1, 1, 1, 1, 1, 9), 6, 2),
                "The last close 9.00 is above the upper band 8.30: unusually high against the last 6 closes.");
        assertSays(
                BollingerBands.of(Series.of(9, 9, 9, 9, 9, 1), 6, 2),
                "The last close 1.00 is below the lower band 1.70: unusually low against the last 6 closes.");
        assertSays(
                BollingerBands.of(Series.of(4, 4), 2, 2),
                "The last 2 closes are all equal, so both bands lie on them.");
    }

    @Test
    void shouldSayHowFarTheClosesStrayed() {
        assertSays(
                RollingDeviation.of(Series.of(1, 3), 2),
                "The last 2 closes strayed from their average 2.00 by 1.00 (one standard deviation).");
        assertSays(RollingDeviation.of(Series.of(3, 3), 2), "The last 2 closes are all equal.");
    }

    @Test
    void shouldCompareTheAveragesOfTheMacd() {
        assertThat(Macd.of(RISING, 12, 26, 9).findings().get(0))
                .isEqualTo("The 12-bar exponential average 54.50 is above the 26-bar one 47.50.");
    }

    @Test
    void shouldTellOfGapsAmongTheAssumptions() {
        Series gappy = Series.of("ACME", "1m", new long[] {0, 60_000, 240_000}, new double[] {1, 2, 3}, 2);

        assertThat(MovingAverages.simple(gappy, 2).assumptions())
                .contains(
                        "Bars count as equally far apart, though 2 between the first and the last are missing: a window then reaches back further in time.");
        assertThat(MovingAverages.simple(gappy, 2).basis()).isEqualTo(gappy.basis());
    }

    private static void assertSays(Explained result, String sentence) {
        assertThat(result.findings()).containsExactly(sentence);
        assertThat(result.assumptions()).isNotEmpty();
    }

    private static Series linear(int step) {
        return Series.of(IntStream.rangeClosed(1, 60)
                .mapToDouble(i -> step > 0 ? i : 100 - i)
                .toArray());
    }
}
