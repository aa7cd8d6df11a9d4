package io.stockpipeline.analytics.stationarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Arrays;
import java.util.Random;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.junit.jupiter.api.Test;

class KolmogorovSmirnovTest {
    @Test
    void shouldCountOutTheShareOfPathsWithTies() {
        TwoSampleResult result = KolmogorovSmirnov.twoSamples(Series.of(1, 2, 2, 3, 3), Series.of(1, 2, 3, 3, 4, 5, 6));
        assertThat(result.statistic()).isCloseTo(3.0 / 7, within(1e-15));
        assertThat(result.pValue()).isCloseTo(8.0 / 33, within(1e-14));
        assertThat(result.exact()).isTrue();
        assertThat(result.findings().get(0)).contains("Nothing speaks against one distribution");
    }

    @Test
    void shouldCompareWithAGivenNormalDistribution() {
        OneSampleResult result =
                KolmogorovSmirnov.againstNormal(Series.of(1.7, 2, 3, 3, 4, 4, 5, 5, 6, 6), 3.3, 1.55216);
        assertThat(result.statistic()).isCloseTo(0.274, within(5e-4));
        assertThat(result.pValue()).isCloseTo(0.3715, within(5e-5));
        assertThat(result.rejected()).isFalse();
    }

    /** Every way to choose which of the pooled numbers are the first sample's is equally likely. */
    @Test
    void shouldEqualTheCountOfAllSplits() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        for (int run = 0; run < 300; run++) {
            int kinds = 1 + random.nextInt(12);
            double[] a = sample(random, 1 + random.nextInt(7), kinds);
            double[] b = sample(random, 1 + random.nextInt(7), kinds);
            TwoSampleResult result = KolmogorovSmirnov.twoSamples(Series.of(a), Series.of(b));
            String both = Arrays.toString(a) + Arrays.toString(b) + " seed " + seed;
            assertThat(result.statistic()).as(both).isCloseTo(distance(a, b), within(1e-14));
            assertThat(result.pValue()).as(both).isCloseTo(shareOfSplits(a, b), within(1e-12));
        }
    }

    @Test
    void shouldMeasureTheDistanceToTheNormalDistributionWithTies() {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        NormalDistribution normal = NormalDistribution.of(2, 1.5);
        for (int run = 0; run < 100; run++) {
            double[] values = sample(random, 1 + random.nextInt(30), 6);
            double largest = 0;
            for (double at : values) {
                double share = normal.cumulativeProbability(at);
                double below = Arrays.stream(values).filter(v -> v < at).count() / (double) values.length;
                double upTo = Arrays.stream(values).filter(v -> v <= at).count() / (double) values.length;
                largest = Math.max(largest, Math.max(Math.abs(share - below), Math.abs(share - upTo)));
            }
            assertThat(KolmogorovSmirnov.againstNormal(Series.of(values), 2, 1.5)
                            .statistic())
                    .as("seed %s run %s", seed, run)
                    .isCloseTo(largest, within(1e-14));
        }
    }

    @Test
    void shouldNotDependOnWhichComesFirst() {
        Series one = Series.of(3, 1, 4, 1, 5, 9, 2, 6);
        Series other = Series.of(2, 7, 1, 8, 2);
        assertThat(KolmogorovSmirnov.twoSamples(one, other).pValue())
                .isCloseTo(KolmogorovSmirnov.twoSamples(other, one).pValue(), within(1e-14));
    }

    @Test
    void shouldKeepTheDigitsOfAVerySmallChance() {
        double[] low = new Random(1).doubles(100).toArray();
        double[] high = new Random(2).doubles(100, 2, 3).toArray();
        // Of all ways to split 200 numbers in two halves, two keep the halves apart.
        double expected = 2;
        for (int i = 1; i <= 100; i++) {
            expected *= i / (100.0 + i);
        }
        assertThat(KolmogorovSmirnov.twoSamples(Series.of(low), Series.of(high)).pValue())
                .isCloseTo(expected, within(expected * 1e-10));
    }

    @Test
    void shouldPassSmoothlyIntoTheLimitOfLargeSamples() {
        double[] a = new Random(3).doubles(3_200).toArray();
        double[] b = new Random(4).doubles(3_100).map(v -> v + 0.02).toArray();
        Merged merged = Merged.of(a, b);
        assertThat(merged.limitP()).isBetween(0.01, 0.99).isCloseTo(merged.exactP(), within(0.02));
        double[] more = new Random(5).doubles(1_000_000).toArray();
        TwoSampleResult large = KolmogorovSmirnov.twoSamples(Series.of(more), Series.of(b));
        assertThat(large.exact()).isFalse();
        assertThat(large.pValue()).isBetween(0.0, 1.0);
        assertThat(large.assumptions()).anyMatch(line -> line.contains("very large sets"));
    }

    @Test
    void shouldFindNoDifferenceWhereThereIsNone() {
        Series same = Series.of(5, 5, 5);
        assertThat(KolmogorovSmirnov.twoSamples(same, Series.of(5, 5)).pValue()).isEqualTo(1);
        assertThat(KolmogorovSmirnov.twoSamples(Series.of(0.0), Series.of(-0.0)).statistic())
                .isZero();
    }

    @Test
    void shouldAnswerForOneValueAndForExtremeOnes() {
        assertThat(KolmogorovSmirnov.againstNormal(Series.of(0), 0, 1).pValue()).isEqualTo(1);
        assertThat(KolmogorovSmirnov.againstNormal(Series.of(1.959963984540054), 0, 1)
                        .pValue())
                .isCloseTo(0.05, within(1e-12));
        assertThat(KolmogorovSmirnov.againstNormal(Series.of(1e300, -1e300, 3), 0, 1)
                        .pValue())
                .isBetween(0.0, 1.0);
        assertThat(KolmogorovSmirnov.againstNormal(Series.of(1e-300, 2e-300, 3e-300), 2e-300, 1e-300)
                        .statistic())
                .isBetween(0.1, 0.5);
    }

    @Test
    void shouldRefuseNothingAndNoDistribution() {
        assertThatThrownBy(() -> KolmogorovSmirnov.twoSamples(Series.of(), Series.of(1)))
                .isInstanceOf(UnsuitableSeriesException.class);
        assertThatThrownBy(() -> KolmogorovSmirnov.againstNormal(Series.of(), 0, 1))
                .isInstanceOf(UnsuitableSeriesException.class);
        assertThatThrownBy(() -> KolmogorovSmirnov.againstNormal(Series.of(1, 2), 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static double[] sample(Random random, int n, int kinds) {
        return random.ints(n, 0, kinds).mapToDouble(i -> i).toArray();
    }

    private static double shareOfSplits(double[] a, double[] b) {
        double[] pooled = Arrays.copyOf(a, a.length + b.length);
        System.arraycopy(b, 0, pooled, a.length, b.length);
        double found = distance(a, b);
        int asFar = 0;
        int all = 0;
        for (int bits = 0; bits < 1 << pooled.length; bits++) {
            if (Integer.bitCount(bits) == a.length) {
                double[] one = new double[a.length];
                double[] two = new double[b.length];
                int i = 0;
                int j = 0;
                for (int k = 0; k < pooled.length; k++) {
                    if ((bits >> k & 1) == 1) {
                        one[i++] = pooled[k];
                    } else {
                        two[j++] = pooled[k];
                    }
                }
                all++;
                asFar += distance(one, two) >= found - 1e-12 ? 1 : 0;
            }
        }
        return (double) asFar / all;
    }

    private static double distance(double[] a, double[] b) {
        double largest = 0;
        for (double[] points : new double[][] {a, b}) {
            for (double at : points) {
                double one = Arrays.stream(a).filter(v -> v <= at).count() / (double) a.length;
                double two = Arrays.stream(b).filter(v -> v <= at).count() / (double) b.length;
                largest = Math.max(largest, Math.abs(one - two));
            }
        }
        return largest;
    }
}
