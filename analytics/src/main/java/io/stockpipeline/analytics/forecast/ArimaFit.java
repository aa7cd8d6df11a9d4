package io.stockpipeline.analytics.forecast;

import java.util.List;

/**
 * A fitted model.
 *
 * @param orders which model
 * @param coefficients ar, ma, sar, sma, then mean or drift
 * @param sigma2 variance of the surprises: sum of squares over the numbers left after differencing (R's arima), in the squared unit of the
 *     numbers fitted
 * @param logLikelihood natural logarithm of the density of the differenced numbers, as R's arima prints it
 * @param observations how many numbers were left after differencing
 */
public record ArimaFit(
        ArimaOrders orders, List<Coefficient> coefficients, double sigma2, double logLikelihood, int observations) {
    /** Copies the list. */
    public ArimaFit {
        coefficients = List.copyOf(coefficients);
    }

    /** Akaike's criterion: -2 log L + 2 k; k counts the coefficients and the variance. */
    public double aic() {
        return -2 * logLikelihood + 2 * parameters();
    }

    /** Akaike's criterion with the correction for short series of Hurvich and Tsai (1989): AIC + 2 k (k + 1) / (n - k - 1). */
    public double aicc() {
        double k = parameters();
        return aic() + 2 * k * (k + 1) / (observations - k - 1);
    }

    /** Schwarz's criterion: -2 log L + k log n. */
    public double bic() {
        return -2 * logLikelihood + parameters() * Math.log(observations);
    }

    private int parameters() {
        return orders.coefficients() + 1;
    }

    /** The coefficients of a family in order of their lags, like {@code ar}: ar1, ar2, ... */
    double[] family(String family) {
        return coefficients.stream()
                .filter(c -> c.name().startsWith(family)
                        && Character.isDigit(c.name().charAt(family.length())))
                .mapToDouble(Coefficient::value)
                .toArray();
    }

    /** Mean of the differenced numbers; 0 without a constant. */
    double differencedMean() {
        if (!orders.constant()) {
            return 0;
        }
        double constant = coefficients.get(coefficients.size() - 1).value();
        return orders.seasonalD() == 1 ? constant * orders.period() : constant;
    }
}
