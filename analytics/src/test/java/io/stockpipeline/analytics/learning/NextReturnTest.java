package io.stockpipeline.analytics.learning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.stockpipeline.analytics.learning.WalkForward.Window;
import io.stockpipeline.analytics.series.Series;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Keeps the report honest: no skill where there is none, skill where it was planted, and never a look ahead. */
class NextReturnTest {
    private static final WalkForward ROLLING = new WalkForward(3, List.of(5), 0.1, Window.Rolling, 250, 10);

    @ParameterizedTest
    @EnumSource(Window.class)
    void reportsNoSkillOnRandomWalks(Window window) {
        WalkForward settings = new WalkForward(5, List.of(5, 10, 20), 0.1, window, 250, 20);
        int alarms = 0;
        for (int seed = 1; seed <= 300; seed++) {
            LearningReport report = NextReturn.test(Series.of(Prices.of(seed, 800, 0, 0)), settings);
            alarms += report.skill() ? 1 : 0;
        }

        assertThat(alarms).as("of 300; the level allows 15").isLessThanOrEqualTo(15);
    }

    /** A random walk whose spread comes in calm and wild spells, as that of prices does. */
    @Test
    void reportsNoSkillOnWildSpells() {
        int alarms = 0;
        for (int seed = 1; seed <= 200; seed++) {
            alarms += NextReturn.test(Series.of(spells(seed, 800)), ROLLING).skill() ? 1 : 0;
        }

        assertThat(alarms).as("of 200; the level allows 10").isLessThanOrEqualTo(10);
    }

    @Test
    void reportsPlantedSkill() {
        int found = 0;
        for (int seed = 1; seed <= 50; seed++) {
            LearningReport report = NextReturn.test(Series.of(Prices.of(seed, 1000, 0.4, 0)), WalkForward.usual());
            found += report.skill() ? 1 : 0;
        }

        assertThat(found).as("of 50").isGreaterThanOrEqualTo(49);
    }

    @Test
    void tellsSkillInNumbersAndWords() {
        LearningReport report = NextReturn.test(Series.of(Prices.of(7, 3000, 0.4, 0)), WalkForward.usual());

        assertThat(report.findings().get(0)).startsWith("Skill over naive");
        // E|e| / E|r| of an AR(1) with phi .4 is sqrt(1 - .16) = .917; the direction is right in 1/2 + asin(.4)/pi = 63
        // %.
        assertThat(report.mase() / report.naiveMase()).isCloseTo(.917, within(.02));
        Share hits = Objects.requireNonNull(report.hitRate());
        assertThat(hits.lower95()).isGreaterThan(.5);
        assertThat(hits.share()).isCloseTo(.631, within(.03));
        assertThat(report.coverage().share()).isCloseTo(.9, within(.02));
    }

    @Test
    void tellsNoSkillInNumbersAndWords() {
        LearningReport report = NextReturn.test(Series.of(Prices.of(8, 3000, 0, 0)), WalkForward.usual());

        assertThat(report.findings().get(0)).startsWith("No skill over naive");
        assertThat(report.mase()).isGreaterThan(.99 * report.naiveMase());
        Share hits = Objects.requireNonNull(report.hitRate());
        assertThat(hits.lower95()).isLessThan(.5);
        assertThat(hits.standardError()).isCloseTo(.5 / Math.sqrt(hits.of()), within(1e-4));
        assertThat(report.coverage().share()).isCloseTo(.9, within(.02));
    }

    @Test
    void doesNotCallASteadyDriftSkill() {
        LearningReport report = NextReturn.test(Series.of(Prices.of(9, 2000, 0, 0.01)), WalkForward.usual());

        assertThat(report.pValue()).isLessThan(.05);
        assertThat(report.skill()).isFalse();
        assertThat(report.findings().get(0)).contains("steady drift");
    }

    @ParameterizedTest
    @EnumSource(Window.class)
    void neverSeesTheFuture(Window window) {
        WalkForward settings = new WalkForward(4, List.of(3, 12), 0.1, window, 120, 7);
        double[] prices = Prices.of(10, 600, 0.3, 0);
        List<Prediction> before = NextReturn.test(Series.of(prices), settings).predictions();
        Random random = new Random(11);
        for (int change = 200; change < 590; change += 31) {
            double[] other = prices.clone();
            for (int i = change; i < other.length; i++) {
                other[i] = 1000 * (1 + random.nextDouble());
            }

            List<Prediction> after = NextReturn.test(Series.of(other), settings).predictions();

            for (int i = 0; i < before.size(); i++) {
                Prediction was = before.get(i);
                Prediction is = after.get(i);
                // The prediction of the first price changed was made before it was known.
                if (was.place() <= change) {
                    assertThat(new double[] {is.predicted(), is.lower(), is.upper()})
                            .as("prediction of place %d, prices from %d on changed", was.place(), change)
                            .containsExactly(was.predicted(), was.lower(), was.upper());
                }
            }
            assertThat(after.get(after.size() - 1)).isNotEqualTo(before.get(before.size() - 1));
        }
    }

    @Test
    void foreseesAsMuchWhenTheSeriesEndsThere() {
        double[] prices = Prices.of(12, 500, 0.3, 0);
        List<Prediction> all = NextReturn.test(Series.of(prices), ROLLING).predictions();

        LearningReport cut = NextReturn.test(Series.of(Arrays.copyOf(prices, 400)), ROLLING);

        Prediction next = all.stream().filter(p -> p.place() == 400).findAny().orElseThrow();
        assertThat(cut.nextReturn()).isEqualTo(next.predicted());
    }

    private static double[] spells(long seed, int n) {
        Random random = new Random(seed);
        double[] out = new double[n];
        double variance = 1e-4;
        double log = 0;
        for (int i = 0; i < n; i++) {
            out[i] = Math.exp(log);
            double step = Math.sqrt(variance) * random.nextGaussian();
            variance = 2e-6 + .1 * step * step + .88 * variance;
            log += step;
        }
        return out;
    }
}
