package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DieboldMarianoTest {
    @Test
    void worksOutByHand() {
        // Leads 1, 0, 2, 1: mean 1, variances at lags 0 and 1 are 2/4 and -1/4, Bartlett weight 1/2 twice: 1/4.
        DieboldMariano test = DieboldMariano.of(new double[] {2, 1, 3, 2}, new double[] {1, 1, 1, 1});

        assertThat(test.statistic()).isCloseTo(1 / Math.sqrt(.25 / 4) * Math.sqrt(.75), within(1e-12));
        assertThat(test.pValue()).isBetween(.01, .025);
    }

    @Test
    void raisesAFalseAlarmAsOftenAsItsLevelSays() {
        int alarms = 0;
        for (int seed = 0; seed < 1000; seed++) {
            Random random = new Random(seed);
            double[] one = random.doubles(200).toArray();
            double[] other = random.doubles(200).toArray();
            alarms += DieboldMariano.of(one, other).better() ? 1 : 0;
        }

        assertThat(alarms / 1000.0).isBetween(.03, .08);
    }

    @Test
    void losesWhereTheChallengerIsWorse() {
        double[] small = new Random(1).doubles(100).toArray();
        double[] large = new Random(2).doubles(100).map(v -> v + .5).toArray();

        assertThat(DieboldMariano.of(small, large).pValue()).isGreaterThan(.99);
        assertThat(DieboldMariano.of(large, small).better()).isTrue();
    }

    @Test
    void equalLossesAreNoLead() {
        assertThat(DieboldMariano.of(new double[10], new double[10])).isEqualTo(new DieboldMariano(0, 1));
    }
}
