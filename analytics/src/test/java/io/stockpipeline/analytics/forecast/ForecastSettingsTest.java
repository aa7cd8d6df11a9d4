package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ForecastSettingsTest {
    @Test
    void refusesMoreTermsThanCanBeFittedInTime() {
        refused(1, ArimaOrders.of(50, 1, 50, false), "ARIMA(50,1,50) is beyond");
        refused(1, ArimaOrders.of(5, 1, 5, false), "p + q + P + Q 8");
        refused(12, new ArimaOrders(0, 1, 1, 0, 1, 3, 12, false), "is beyond");
    }

    @Test
    void refusesLongSeasonsAndHorizons() {
        assertThatThrownBy(() -> new ForecastSettings(1, 365, false, null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("roll the numbers up to longer bars");
        assertThatThrownBy(() -> new ForecastSettings(0, 1, false, null)).hasMessageContaining("horizon 0");
    }

    @Test
    void refusesOrdersOfAnotherPeriod() {
        refused(4, new ArimaOrders(0, 1, 1, 0, 1, 1, 12, false), "orders have period 12, not 4");
    }

    @Test
    void readsAsInBooks() {
        assertThat(new ArimaOrders(0, 1, 1, 0, 1, 1, 12, false).text()).isEqualTo("ARIMA(0,1,1)(0,1,1)[12]");
        assertThat(ArimaOrders.of(2, 1, 0, true).text()).isEqualTo("ARIMA(2,1,0) with drift");
        assertThatThrownBy(() -> ArimaOrders.of(0, 2, 1, true)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void refused(int period, ArimaOrders orders, String why) {
        assertThatThrownBy(() -> new ForecastSettings(1, period, false, orders))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(why);
    }
}
