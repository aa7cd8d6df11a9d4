package io.stockpipeline.analytics.forecast;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdplus.toolkit.base.core.arima.ArimaModel;
import jdplus.toolkit.base.core.math.linearfilters.BackFilter;

/**
 * The stationary part of a model in the library's terms: one vector of phi, seasonal phi, theta and seasonal theta, of polynomials 1 + c1 B +
 * c2 B^2 + ...: phi has the opposite sign to R's ar, theta the same as ma.
 *
 * <p>The polynomials are multiplied out here: SarimaModel of JDemetra+ 3.5.0 takes a seasonal polynomial of order 2 for 1 (its loop over the
 * coefficients ends before it begins), so that likelihood and forecasts would not know of them.
 */
final class JdArma {
    private static final String[] FAMILIES = {"ar", "sar", "ma", "sma"};

    private final ArimaOrders orders;
    private final double[] parameters;

    JdArma(ArimaOrders orders, double[] parameters) {
        this.orders = orders;
        this.parameters = parameters;
    }

    static JdArma of(ArimaFit fit) {
        double[] all = new double[0];
        for (int i = 0; i < FAMILIES.length; i++) {
            double[] part = fit.family(FAMILIES[i]);
            int at = all.length;
            all = Arrays.copyOf(all, at + part.length);
            for (int j = 0; j < part.length; j++) {
                all[at + j] = sign(i) * part[j];
            }
        }
        return new JdArma(fit.orders(), all);
    }

    /** In R's order, names and signs: ar, ma, sar, sma. */
    List<Coefficient> coefficients() {
        List<Coefficient> out = new ArrayList<>();
        for (int family : new int[] {0, 2, 1, 3}) {
            double[] part = part(family);
            for (int j = 0; j < part.length; j++) {
                out.add(new Coefficient(FAMILIES[family] + (j + 1), sign(family) * part[j]));
            }
        }
        return out;
    }

    /** The polynomial of the autoregression, seasonal one included, by rising power. */
    double[] autoRegression() {
        return product(0);
    }

    /** The polynomial of the moving average, seasonal one included. */
    double[] movingAverage() {
        return product(2);
    }

    ArimaModel model() {
        return new ArimaModel(
                BackFilter.ofInternal(autoRegression()), BackFilter.ONE, BackFilter.ofInternal(movingAverage()), 1);
    }

    /** Whether every root is further than {@code radius} from 0. */
    boolean clear(double radius) {
        for (int i = 0; i < FAMILIES.length; i++) {
            if (!UnitCircle.clear(part(i), Math.pow(radius, lag(i)))) {
                return false;
            }
        }
        return true;
    }

    /** The same for an order with more seasonal terms, the new ones 0. */
    double[] widened(ArimaOrders wider) {
        int[] sizes = sizes(wider);
        double[] out = new double[Arrays.stream(sizes).sum()];
        int at = 0;
        for (int i = 0; i < FAMILIES.length; i++) {
            double[] part = part(i);
            System.arraycopy(part, 0, out, at, part.length);
            at += sizes[i];
        }
        return out;
    }

    private double[] product(int family) {
        return Differences.times(
                Differences.lagged(part(family), 1), Differences.lagged(part(family + 1), orders.period()));
    }

    private double[] part(int family) {
        int[] sizes = sizes(orders);
        int from = Arrays.stream(sizes, 0, family).sum();
        return Arrays.copyOfRange(parameters, from, from + sizes[family]);
    }

    private int lag(int family) {
        return family % 2 == 0 ? 1 : orders.period();
    }

    private static int[] sizes(ArimaOrders orders) {
        return new int[] {orders.p(), orders.seasonalP(), orders.q(), orders.seasonalQ()};
    }

    private static int sign(int family) {
        return family < 2 ? -1 : 1;
    }
}
