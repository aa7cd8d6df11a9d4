package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Exact maximum likelihood over JDemetra+. The numbers are differenced here, then brought to mean 0 (with a constant) and variance 1: so
 * prices of 1e-8 and of 1e12 are fitted alike, and the likelihood is put back after.
 */
final class JdArimaModel implements ArimaModel {
    @Override
    public ArimaFit fit(double[] values, ArimaOrders orders) {
        int needed = orders.lost() + orders.coefficients() + 3;
        if (values.length < needed) {
            throw UnsuitableSeriesException.tooFew(
                    values.length, "value", " for " + orders.text() + ": it needs " + needed);
        }
        double[] left = Differences.of(values, orders);
        double shift = orders.constant() ? Arrays.stream(left).average().orElseThrow() : 0;
        double scale = scale(left, shift, values, orders);
        double[] scaled = Arrays.stream(left).map(v -> (v - shift) / scale).toArray();
        if (orders.coefficients() == (orders.constant() ? 1 : 0)) {
            return noise(orders, left.length, shift, scale);
        }
        JdEstimation.Maximum most = estimate(scaled, orders);
        List<Coefficient> coefficients = new ArrayList<>(most.arma().coefficients());
        coefficients.addAll(constant(orders, shift + scale * most.mean()));
        double sigma2 = scale * scale * most.squares() / left.length;
        double logLikelihood = most.logLikelihood() - left.length * Math.log(scale);
        return checked(new ArimaFit(orders, coefficients, sigma2, logLikelihood, left.length));
    }

    @Override
    public List<Expectation> forecast(ArimaFit fit, double[] values, int horizon) {
        return JdArimaFilter.over(fit, values).forecast(horizon);
    }

    @Override
    public double[] oneStepAhead(ArimaFit fit, double[] values, int from) {
        return JdArimaFilter.over(fit, values).oneStepAhead(from);
    }

    private static double scale(double[] left, double shift, double[] values, ArimaOrders orders) {
        double largest = Arrays.stream(values).map(Math::abs).max().orElseThrow();
        // Asked without a constant as well: a model without one would take a level that never changes for one wild
        // surprise after another.
        if (!Chance.varies(left, largest)) {
            throw new UnsuitableSeriesException(
                    "nothing varies once " + orders.text()
                            + " has taken its differences: the values follow a rule exactly, and there is no chance in them to estimate");
        }
        double sum = 0;
        for (double v : left) {
            double part = (v - shift) / largest;
            sum += part * part;
        }
        return Math.sqrt(sum / left.length) * largest;
    }

    /** Nothing to search for: the likelihood of white noise is known. */
    private static ArimaFit noise(ArimaOrders orders, int n, double mean, double scale) {
        double logLikelihood = -0.5 * n * (Math.log(2 * Math.PI) + 1) - n * Math.log(scale);
        return checked(new ArimaFit(orders, constant(orders, mean), scale * scale, logLikelihood, n));
    }

    private static JdEstimation.Maximum estimate(double[] scaled, ArimaOrders orders) {
        try {
            return new JdEstimation(scaled).of(orders);
        } catch (RuntimeException e) {
            // The library has many words for this, from a singular matrix to an index out of bounds.
            UnsuitableSeriesException refusal = new UnsuitableSeriesException(
                    "no fit of " + orders.text() + " was found: try fewer terms, or let the orders be chosen");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static List<Coefficient> constant(ArimaOrders orders, double mean) {
        if (!orders.constant()) {
            return List.of();
        }
        if (orders.d() + orders.seasonalD() == 0) {
            return List.of(new Coefficient("mean", mean));
        }
        return List.of(new Coefficient("drift", orders.seasonalD() == 1 ? mean / orders.period() : mean));
    }

    private static ArimaFit checked(ArimaFit fit) {
        boolean finite = Double.isFinite(fit.logLikelihood())
                && Double.isFinite(fit.sigma2())
                && fit.sigma2() > 0
                && fit.coefficients().stream().allMatch(c -> Double.isFinite(c.value()));
        if (!finite) {
            throw new UnsuitableSeriesException("the numbers are too large, too small or too regular to fit "
                    + fit.orders().text() + ": another unit or fewer terms may help");
        }
        return fit;
    }
}
