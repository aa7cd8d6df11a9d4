package io.stockpipeline.analytics.forecast;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The search for orders ends, whatever the likelihoods lure it to. */
class SearchLimitTest {
    /** Each fit is better than all before. */
    private static final class EverBetter implements ArimaModel {
        private int fits;

        @Override
        public ArimaFit fit(double[] values, ArimaOrders orders) {
            fits++;
            int terms = orders.coefficients() - (orders.constant() ? 1 : 0);
            List<Coefficient> zeros = new ArrayList<>(new JdArma(orders, new double[terms]).coefficients());
            if (orders.constant()) {
                zeros.add(new Coefficient("mean", 0));
            }
            return new ArimaFit(orders, zeros, 1, 1e6 * fits, 1000);
        }

        @Override
        public List<Expectation> forecast(ArimaFit fit, double[] values, int horizon) {
            throw new UnsupportedOperationException();
        }

        @Override
        public double[] oneStepAhead(ArimaFit fit, double[] values, int from) {
            throw new UnsupportedOperationException();
        }
    }

    @Test
    void fitsNoModelTwice() {
        EverBetter model = new EverBetter();

        AutomaticOrder.Choice choice =
                new AutomaticOrder(model, level -> true).choose(ForecasterTest.randomWalk(1, 60), 4);

        assertThat(choice.tried()).isEqualTo(model.fits).isBetween(10, 94);
    }

    @Test
    void endsEarlierWhereFitsAreDear() {
        EverBetter model = new EverBetter();

        AutomaticOrder.Choice choice =
                new AutomaticOrder(model, level -> true).choose(ForecasterTest.randomWalk(1, 2000), 60);

        assertThat(choice.cutShort()).isTrue();
        assertThat(choice.tried()).isLessThan(20);
    }
}
