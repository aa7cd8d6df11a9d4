package io.stockpipeline.analytics.indicator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import io.stockpipeline.analytics.series.Series;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The tables with which StockCharts' ChartSchool explains moving averages and the RSI, to the digits printed there. */
class PublishedTablesTest {
    private static final Series CLOSES = Series.of(
            22.2734, 22.194, 22.0847, 22.1741, 22.184, 22.1344, 22.2337, 22.4323, 22.2436, 22.2933, 22.1542, 22.3926,
            22.3816, 22.6109, 23.3558, 24.0519, 23.753, 23.8324, 23.9516, 23.6338, 23.8225, 23.8722, 23.6537, 23.187,
            23.0976, 23.326, 22.6805, 23.0976, 22.4025, 22.1725);
    private static final Series RSI_CLOSES = Series.of(
            44.3389, 44.0902, 44.1497, 43.6124, 44.3278, 44.8264, 45.0955, 45.4245, 45.8433, 46.0826, 45.8931, 46.0328,
            45.6140, 46.2820, 46.2820, 46.0028, 46.0328, 46.4116, 46.2222, 45.6439, 46.2122, 46.2521, 45.7137, 46.4515,
            45.7835, 45.3548, 44.0288, 44.1783, 44.2181, 44.5672, 43.4205, 42.6628, 43.1314);

    @Test
    void shouldMakeTheSimpleAverages() {
        Line sma = MovingAverages.simple(CLOSES, 10).average();

        assertThat(sma.offset()).isEqualTo(9);
        assertPrinted(
                sma, 5e-6, 22.22475, 22.21283, 22.23269, 22.26238, 22.30606, 22.42324, 22.61499, 22.76692, 22.90693,
                23.07773, 23.21178, 23.37861, 23.52657, 23.65378, 23.71139, 23.68557, 23.61298, 23.50573, 23.43225,
                23.27734, 23.13121);
    }

    @Test
    void shouldMakeTheExponentialAverages() {
        Line ema = MovingAverages.exponential(CLOSES, 10).average();

        assertThat(ema.offset()).isEqualTo(9);
        assertPrinted(
                ema,
                5e-9,
                22.22475,
                22.21192273,
                22.24477314,
                22.26965075,
                22.33169607,
                22.51789678,
                22.79680646,
                22.97065983,
                23.12733986,
                23.27720534,
                23.34204073,
                23.42939696,
                23.50990661,
                23.53605086,
                23.47258707,
                23.4044076,
                23.39015167,
                23.2611241,
                23.23139244,
                23.08068473,
                22.91556023);
    }

    @Test
    void shouldMakeWildersRsi() {
        Line rsi = RelativeStrength.of(RSI_CLOSES, 14).index();

        assertThat(rsi.offset()).isEqualTo(14);
        assertPrinted(
                rsi, 0.005, 70.53, 66.32, 66.55, 69.41, 66.36, 57.97, 62.93, 63.26, 56.06, 62.38, 54.71, 50.42, 39.99,
                41.46, 41.87, 45.46, 37.30, 33.08, 37.77);
    }

    @Test
    void shouldSayWhatTheLastBarShows() {
        assertThat(MovingAverages.simple(CLOSES, 10).findings())
                .containsExactly("The last close 22.17 is below its 10-bar average 23.13.");
        assertThat(RelativeStrength.of(RSI_CLOSES, 14).findings())
                .containsExactly(
                        "The RSI over 14 changes is 37.77, between 30 and 70: neither rises nor falls prevail by"
                                + " much.");
    }

    private static void assertPrinted(Line line, double half, double... printed) {
        assertThat(line.values()).hasSize(printed.length);
        for (int i = 0; i < printed.length; i++) {
            double value = Objects.requireNonNull(line.values().get(i));
            assertThat(value).as("value %d", i).isEqualTo(printed[i], offset(half));
        }
    }
}
