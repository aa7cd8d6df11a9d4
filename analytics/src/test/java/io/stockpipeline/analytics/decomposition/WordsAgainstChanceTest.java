package io.stockpipeline.analytics.decomposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.analytics.series.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every method finds some season in pure chance; the words must not. */
class WordsAgainstChanceTest {
    private static final int RUNS = 200;
    private static final long SEED = 20_260_102;

    @ParameterizedTest
    @CsvSource({"12,3", "12,4", "12,10", "7,5", "7,30", "24,3", "60,4"})
    void shouldSeldomTellOfASeasonOrATrendInNoise(int period, int periods) {
        System.out.println("seed " + SEED);
        for (Decomposer way : List.of(new Classical(period, Form.Additive), new Stl(period, Form.Additive))) {
            Random random = new Random(SEED);
            int seasons = 0;
            int trends = 0;
            for (int run = 0; run < RUNS; run++) {
                double[] noise = new double[period * periods];
                Arrays.setAll(noise, i -> random.nextGaussian());
                List<String> findings = way.decompose(Series.of(noise)).findings();
                seasons += findings.get(0).startsWith("No season") ? 0 : 1;
                trends += findings.get(1).startsWith("No trend") ? 0 : 1;
            }
            assertThat(seasons).as("seasons told by %s", way).isLessThan(RUNS / 6);
            assertThat(trends).as("trends told by %s", way).isLessThan(RUNS / 6);
        }
    }

    @ParameterizedTest
    @CsvSource({"12,3", "12,10", "7,5", "24,3", "60,4"})
    void shouldTellOfASeasonAndATrendThatAreThere(int period, int periods) {
        for (Decomposer way : List.of(new Classical(period, Form.Additive), new Stl(period, Form.Additive))) {
            Random random = new Random(SEED);
            double[] values = new double[period * periods];
            Arrays.setAll(
                    values, i -> 10 * Math.sin(2 * Math.PI * i / period) + 20.0 * i / period + random.nextGaussian());
            List<String> findings = way.decompose(Series.of(values)).findings();
            assertThat(findings.get(0)).as("%s", way).startsWith("A strong season");
            assertThat(findings.get(1)).as("%s", way).startsWith("A strong trend");
        }
    }

    @Test
    void shouldSayThatTwoPeriodsTellNothing() {
        double[] noise = new Random(SEED).doubles(24).toArray();
        for (Decomposer way : List.of(new Classical(12, Form.Additive), new Stl(12, Form.Additive))) {
            assertThat(way.decompose(Series.of(noise)).findings())
                    .as("%s", way)
                    .singleElement()
                    .asString()
                    .startsWith("Only 2 whole periods were seen: any two look like a season");
        }
    }

    @Test
    void shouldSayWhatGapsDo() {
        long[] times = new long[36];
        Arrays.setAll(times, i -> i < 20 ? i : i + 5);
        double[] values = new Random(SEED).doubles(36).toArray();
        Series gappy = Series.of("ACME", "1m", times, values, 5);
        assertThat(new Classical(12, Form.Additive).decompose(gappy).assumptions())
                .anyMatch(line -> line.contains("5 intervals were skipped"));
    }
}
