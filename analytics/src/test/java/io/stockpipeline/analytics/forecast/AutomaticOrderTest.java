package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.analytics.ReferenceSeries;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The step-by-step search ends close to the best model of all that it may take. */
class AutomaticOrderTest {
    private final ArimaModel model = ArimaModel.exactLikelihood();
    private final AutomaticOrder automatic = new AutomaticOrder(model, new KpssLevel());

    static Stream<Known> known() {
        double[] logs =
                Arrays.stream(ReferenceSeries.airPassengers()).map(Math::log).toArray();
        return Stream.of(
                new Known("AirPassengers, logarithms", logs, 12, 1, 1),
                new Known("USAccDeaths", ReferenceSeries.usAccDeaths(), 12, 1, 1),
                new Known("Nile", ReferenceSeries.nile(), 1, 1, 0),
                new Known("lh", ReferenceSeries.lh(), 1, 0, 0));
    }

    @ParameterizedTest
    @MethodSource("known")
    void isWithinTwoOfAFullSearch(Known series) {
        AutomaticOrder.Choice choice = automatic.choose(series.values, series.period);

        ArimaOrders orders = choice.fit().orders();
        assertThat(orders.d()).isEqualTo(series.d);
        assertThat(orders.seasonalD()).isEqualTo(series.seasonalD);
        assertThat(choice.cutShort()).isFalse();
        assertThat(choice.fit().aicc()).isLessThanOrEqualTo(best(series) + 2);
    }

    private double best(Known series) {
        List<ArimaOrders> all = OrderGrid.of(
                        new Differencing(series.d, series.seasonalD), series.period, series.values.length)
                .all();
        return all.stream().mapToDouble(orders -> score(series, orders)).min().orElseThrow();
    }

    private double score(Known series, ArimaOrders orders) {
        try {
            return AutomaticOrder.score(model.fit(series.values, orders));
        } catch (UnsuitableSeriesException e) {
            return Double.POSITIVE_INFINITY;
        }
    }

    private record Known(String name, double[] values, int period, int d, int seasonalD) {
        @Override
        public String toString() {
            return name;
        }
    }
}
