package io.stockpipeline.analytics.stationarity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** Published values and what must hold of any distribution. */
class MacKinnonTest {
    @Test
    void shouldGiveThePublishedPValues() {
        assertThat(MacKinnon.p(-3, Terms.Constant)).isCloseTo(0.034894, within(5e-7));
        assertThat(MacKinnon.p(-2.5, Terms.Constant)).isCloseTo(0.115474, within(5e-7));
        assertThat(MacKinnon.p(-3.5, Terms.Trend)).isCloseTo(0.039391, within(5e-7));
    }

    @Test
    void shouldGiveThePublishedCriticalValues() {
        assertThat(MacKinnon.critical(Terms.Constant, 100))
                .extracting(CriticalValue::value)
                .satisfiesExactly(
                        one -> assertThat(one).isCloseTo(-3.49750, within(5e-6)),
                        five -> assertThat(five).isCloseTo(-2.89091, within(5e-6)),
                        ten -> assertThat(ten).isCloseTo(-2.58243, within(5e-6)));
    }

    @Test
    void shouldAgreeWithItsOwnCriticalValuesOfLongSeries() {
        for (Terms terms : Terms.values()) {
            for (CriticalValue critical : MacKinnon.critical(terms, 1_000_000)) {
                assertThat(MacKinnon.p(critical.value(), terms))
                        .as("%s at %s", terms, critical)
                        .isCloseTo(critical.level(), within(0.002));
            }
        }
    }

    @Test
    void shouldRiseFromZeroToOne() {
        for (Terms terms : Terms.values()) {
            double before = 0;
            for (double tau = -30; tau <= 30; tau += 0.01) {
                double p = MacKinnon.p(tau, terms);
                assertThat(p).as("%s at %s", terms, tau).isBetween(before - 2e-3, 1.0);
                before = p;
            }
            assertThat(MacKinnon.p(-30, terms)).isZero();
            assertThat(MacKinnon.p(30, terms)).isEqualTo(1);
        }
    }
}
