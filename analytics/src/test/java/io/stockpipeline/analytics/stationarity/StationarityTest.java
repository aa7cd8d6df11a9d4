package io.stockpipeline.analytics.stationarity;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.StationarityReading.Verdict;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Both tests together, on series of which it is known what they are. */
class StationarityTest {
    private static final int RUNS = 400;

    private final long seed = 20_260_101;

    @Test
    void shouldSayThatWalksWanderAndErrAboutAsOftenAsTheTestsAllow() {
        int[] verdicts = verdicts(StationarityTest::walk, Terms.Constant);
        assertThat(verdicts[Verdict.UnitRoot.ordinal()]).isGreaterThan(RUNS * 80 / 100);
        assertThat(verdicts[Verdict.Stationary.ordinal()]).isLessThan(RUNS * 5 / 100);
        int rejected = verdicts[Verdict.Stationary.ordinal()] + verdicts[Verdict.Contradiction.ordinal()];
        assertThat(rejected).as("one in twenty").isBetween(RUNS * 2 / 100, RUNS * 9 / 100);
    }

    @Test
    void shouldSayThatNoiseComesBackAndErrAboutAsOftenAsTheTestsAllow() {
        int[] verdicts = verdicts(StationarityTest::noise, Terms.Constant);
        assertThat(verdicts[Verdict.Stationary.ordinal()]).isGreaterThan(RUNS * 85 / 100);
        assertThat(verdicts[Verdict.UnitRoot.ordinal()]).isLessThan(RUNS * 3 / 100);
        int strayed = verdicts[Verdict.UnitRoot.ordinal()] + verdicts[Verdict.Contradiction.ordinal()];
        assertThat(strayed).as("one in twenty").isBetween(RUNS * 2 / 100, RUNS * 9 / 100);
    }

    @Test
    void shouldSayThatNoiseAroundALineComesBackToTheLine() {
        int[] verdicts = verdicts(
                random -> {
                    double[] values = noise(random);
                    Arrays.setAll(values, i -> values[i] + 0.1 * i);
                    return values;
                },
                Terms.Trend);
        assertThat(verdicts[Verdict.Stationary.ordinal()]).isGreaterThan(RUNS * 85 / 100);
    }

    @Test
    void shouldSayThatTheTestsContradictEachOtherForTheNile() {
        StationarityReading reading = Stationarity.read(Series.of(ReferenceSeries.nile()), Terms.Constant);
        assertThat(reading.verdict()).isEqualTo(Verdict.Contradiction);
        assertThat(reading.findings().get(0)).startsWith("The tests contradict each other");
        assertThat(reading.findings().get(1)).contains("test it around a line").contains("its level broke");
        assertThat(reading.basis().n()).isEqualTo(100);
    }

    @Test
    void shouldSayThatAShortSeriesMayBeTooShort() {
        double[] values = {3, 4, 4, 5, 6, 5, 4, 4, 3, 2, 1, 1, 2, 3, 4, 4.5, 5, 4.5, 4, 3.5, 2.5, 2};
        StationarityReading reading = Stationarity.read(Series.of(values), Terms.Constant);
        assertThat(reading.verdict()).isEqualTo(Verdict.Undecided);
        assertThat(reading.findings()).contains("Maybe 22 values are too few: take a longer stretch.");
    }

    @Test
    void shouldSayOnceWhatItTakesForGrantedOfGaps() {
        long[] times = new long[100];
        Arrays.setAll(times, i -> i < 50 ? i : i + 3);
        Series gappy = Series.of("ACME", "1m", times, ReferenceSeries.nile(), 3);
        assertThat(Stationarity.read(gappy, Terms.Constant).assumptions())
                .filteredOn(line -> line.contains("each of 3 skipped intervals"))
                .hasSize(1);
    }

    private int[] verdicts(Function<Random, double[]> kind, Terms terms) {
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        int[] counts = new int[Verdict.values().length];
        for (int run = 0; run < RUNS; run++) {
            counts[
                    Stationarity.read(Series.of(kind.apply(random)), terms)
                            .verdict()
                            .ordinal()]++;
        }
        System.out.println(Arrays.toString(Verdict.values()) + Arrays.toString(counts));
        return counts;
    }

    private static double[] noise(Random random) {
        return random.doubles(300).map(u -> u - 0.5).toArray();
    }

    private static double[] walk(Random random) {
        double[] values = noise(random);
        for (int i = 1; i < values.length; i++) {
            values[i] += values[i - 1];
        }
        return values;
    }
}
