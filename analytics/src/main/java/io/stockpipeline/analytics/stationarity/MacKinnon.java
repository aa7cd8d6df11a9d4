package io.stockpipeline.analytics.stationarity;

import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;

/**
 * The distribution of the Dickey-Fuller statistic of one series. P-values: MacKinnon, "Approximate asymptotic distribution functions for
 * unit-root and cointegration tests" (1994), the normal distribution of a polynomial in the statistic; critical values: MacKinnon,
 * "Critical values for cointegration tests" (2010), a polynomial in one through the sample size.
 */
final class MacKinnon {
    private static final NormalDistribution NORMAL = NormalDistribution.of(0, 1);
    private static final Surface NONE = new Surface(
            -1.04,
            -19.04,
            Double.POSITIVE_INFINITY,
            List.of(0.6344, 1.2378, 0.032496),
            List.of(0.4797, 0.93557, -0.06999, 0.033066));
    private static final Surface CONSTANT = new Surface(
            -1.61, -18.83, 2.74, List.of(2.1659, 1.4412, 0.038269), List.of(1.7339, 0.93202, -0.12745, -0.010368));
    private static final Surface TREND = new Surface(
            -2.89, -16.18, 0.70, List.of(3.2512, 1.6047, 0.049588), List.of(2.5261, 0.61654, -0.37956, -0.060285));

    /** One polynomial left of the turn, one right of it; outside the ends the p-value is 0 and 1. */
    private record Surface(double turn, double min, double max, List<Double> small, List<Double> large) {
        double p(double tau) {
            if (tau < min) {
                return 0;
            }
            if (tau > max) {
                return 1;
            }
            return NORMAL.cumulativeProbability(polynomial(tau <= turn ? small : large, tau));
        }
    }

    private MacKinnon() {}

    /** The chance of a statistic at most this large when the series has a unit root, 0 to 1. */
    static double p(double tau, Terms terms) {
        return switch (terms) {
            case None -> NONE.p(tau);
            case Constant -> CONSTANT.p(tau);
            case Trend -> TREND.p(tau);
        };
    }

    /** The statistic below which a unit root is rejected at 1, 5 and 10 percent, for so many rows of the regression. */
    static List<CriticalValue> critical(Terms terms, int rows) {
        return switch (terms) {
            case None ->
                critical(
                        rows,
                        List.of(-2.56574, -2.2358, -3.627, 0.0),
                        List.of(-1.94100, -0.2686, -3.365, 31.223),
                        List.of(-1.61682, 0.2656, -2.714, 25.364));
            case Constant ->
                critical(
                        rows,
                        List.of(-3.43035, -6.5393, -16.786, -79.433),
                        List.of(-2.86154, -2.8903, -4.234, -40.040),
                        List.of(-2.56677, -1.5384, -2.809, 0.0));
            case Trend ->
                critical(
                        rows,
                        List.of(-3.95877, -9.0531, -28.428, -134.155),
                        List.of(-3.41049, -4.3904, -9.036, -45.374),
                        List.of(-3.12705, -2.5856, -3.925, -22.380));
        };
    }

    private static List<CriticalValue> critical(int rows, List<Double> one, List<Double> five, List<Double> ten) {
        return List.of(
                new CriticalValue(0.01, polynomial(one, 1.0 / rows)),
                new CriticalValue(0.05, polynomial(five, 1.0 / rows)),
                new CriticalValue(0.10, polynomial(ten, 1.0 / rows)));
    }

    private static double polynomial(List<Double> coefficients, double x) {
        double sum = 0;
        for (int i = coefficients.size() - 1; i >= 0; i--) {
            sum = sum * x + coefficients.get(i);
        }
        return sum;
    }
}
