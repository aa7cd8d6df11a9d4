package io.stockpipeline.analytics.stationarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.series.Series;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The fast regression against the naive one. */
class DickeyFullerAgainstNaiveTest {
    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    @Test
    void shouldGiveTheSameStatistic() {
        System.out.println("seed " + seed);
        for (int run = 0; run < 60; run++) {
            double[] values = series(20 + random.nextInt(60), Math.pow(10, random.nextInt(10)));
            Terms terms = Terms.values()[random.nextInt(3)];
            int lag = random.nextInt(5);
            double expected = new NaiveDickeyFuller(values, terms, lag, lag).statistic(terms.ordinal());
            assertThat(DickeyFuller.test(Series.of(values), terms, Lag.of(lag)).statistic())
                    .as("seed %s run %s %s lag %s", seed, run, terms, lag)
                    .isCloseTo(expected, within(1e-8 * Math.max(1, Math.abs(expected))));
        }
    }

    /** A line with little noise on it: level and time are almost one column, and squaring them loses all ordinary digits. */
    @Test
    void shouldGiveTheSameStatisticWhereColumnsAreAlmostOne() {
        System.out.println("seed " + seed);
        for (int run = 0; run < 10; run++) {
            double[] values = new double[60];
            Arrays.setAll(values, i -> 1e8 * i + Math.rint(1024 * random.nextGaussian()) / 1024);
            double expected = new NaiveDickeyFuller(values, Terms.Trend, 2, 2).statistic(2);
            assertThat(DickeyFuller.test(Series.of(values), Terms.Trend, Lag.of(2))
                            .statistic())
                    .as("seed %s run %s", seed, run)
                    .isCloseTo(expected, within(1e-7));
        }
    }

    @Test
    void shouldChooseTheLagWithTheLowestAkaikeCriterionOnOneSample() {
        System.out.println("seed " + seed);
        for (int run = 0; run < 6; run++) {
            double[] values = series(40 + random.nextInt(30), 100);
            Terms terms = Terms.values()[run % 3];
            int largest = (int) Math.ceil(12 * Math.pow(values.length / 100.0, 0.25));
            int best = 0;
            double lowest = Double.POSITIVE_INFINITY;
            for (int lag = 0; lag <= largest; lag++) {
                double akaike = new NaiveDickeyFuller(values, terms, lag, largest).akaike();
                if (akaike < lowest) {
                    lowest = akaike;
                    best = lag;
                }
            }
            DickeyFullerResult result = DickeyFuller.test(Series.of(values), terms, Lag.automatic());
            assertThat(result.lag()).as("seed %s run %s %s", seed, run, terms).isEqualTo(best);
            assertThat(result.rows()).isEqualTo(values.length - 1 - best);
        }
    }

    /** From wandering to pulled back, far from zero or near. */
    private double[] series(int n, double from) {
        double[] values = new double[n];
        double pull = random.nextDouble();
        double slope = random.nextGaussian();
        double last = 0;
        for (int i = 0; i < n; i++) {
            last = pull * last + random.nextGaussian();
            values[i] = from + slope * i + last;
        }
        return values;
    }
}
