package io.stockpipeline.engine.anomaly;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
import org.junit.jupiter.api.Test;

/** The four numbers that a bar is judged by. */
class BarFeaturesTest {
    private final Figure previous = new Figure();
    private final Bar bar = new Bar();

    @Test
    void shouldMeasureMoveRangeVolumeAndTicks() {
        previous.set(100, 0);
        figures(101, 102, 99);
        bar.volume.set(1_000, 0);
        bar.count = 30;

        // ln 1.01 = 0.00995033; ln(3 / 102 + 1e-6) = -3.5263; ln 1001 = 6.9088; ln 31 = 3.4340
        assertThat(features(1)).containsExactly(99_503, -3_526, 6_909, 3_434);
    }

    @Test
    void shouldMeasureAMoveOverAGapByTheRootOfTheTime() {
        previous.set(100, 0);
        figures(101, 102, 99);

        assertThat(features(100)[0]).isEqualTo(9_950);
    }

    @Test
    void shouldCompareTheFirstBarWithItsOpen() {
        figures(101, 102, 99);
        bar.open.set(100, 0);

        assertThat(features(1)[0]).isEqualTo(99_503);
    }

    @Test
    void shouldTellStandingStillFromMovingALittle() {
        previous.set(100, 0);
        figures(100, 100, 100);

        assertThat(features(1)).containsExactly(0, -13_816, 0, 0);
    }

    @Test
    void shouldHaveANumberForPricesThatHaveNoLogarithm() {
        previous.set(0, 0);
        figures(0, 0, 0);
        assertThat(features(1)).containsExactly(0, -13_816, 0, 0);

        previous.set(-10, 0);
        figures(-5, -4, -11);
        // (-5 - -10) / 10; ln(7 / 11 + 1e-6)
        assertThat(features(1)).containsExactly(5_000_000, -452, 0, 0);
    }

    private void figures(long close, long high, long low) {
        bar.open.set(close, 0);
        bar.close.set(close, 0);
        bar.high.set(high, 0);
        bar.low.set(low, 0);
    }

    private int[] features(long intervals) {
        int[] into = new int[BarFeatures.COUNT];
        BarFeatures.of(bar, previous, intervals, into, 0);
        return into;
    }
}
