package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.math.functions.levmar.LevenbergMarquardtMinimizer;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.toolkit.base.core.sarima.estimation.SarimaMapping;

/**
 * Exact maximum likelihood over JDemetra+. The numbers are differenced here, then brought to mean 0 (with a constant) and variance 1: so
 * prices of 1e-8 and of 1e12 are fitted alike, and the likelihood is put back after.
 */
final class JdArimaModel implements ArimaModel {
    /** The library's default stops at 1e-7, and the last digit printed by R is missed. */
    private static final double PRECISION = 1e-12;

    /** Steps of the minimiser: with nearly cancelling terms it creeps along a ridge without gaining anything. */
    private static final int STEPS = 100;

    /** Differences of numbers that lie on a line are not quite 0: what is left is rounding, some 1e-16 of the numbers. */
    private static final double ROUNDING = 1e-12;

    @Override
    public ArimaFit fit(double[] values, ArimaOrders orders) {
        int needed = orders.lost() + orders.coefficients() + 3;
        if (values.length < needed) {
            throw new UnsuitableSeriesException(
                    values.length + " values are too few for " + orders.text() + ": it needs " + needed);
        }
        double[] left = Differences.of(values, orders);
        double shift = orders.constant() ? Arrays.stream(left).average().orElseThrow() : 0;
        double scale = scale(left, shift, values, orders);
        double[] scaled = Arrays.stream(left).map(v -> (v - shift) / scale).toArray();
        if (orders.coefficients() == (orders.constant() ? 1 : 0)) {
            return noise(orders, left.length, shift, scale);
        }
        RegArimaEstimation<SarimaModel> estimation = estimate(scaled, orders);
        var likelihood = estimation.getConcentratedLikelihood();
        double mean = orders.constant() ? shift + scale * likelihood.coefficient(0) : 0;
        double sigma2 = scale * scale * likelihood.ssq() / left.length;
        double logLikelihood = likelihood.logLikelihood() - left.length * Math.log(scale);
        return checked(new ArimaFit(
                orders, coefficients(estimation.getModel().arima(), orders, mean), sigma2, logLikelihood, left.length));
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
        double sum = 0;
        for (double v : left) {
            double part = largest == 0 ? 0 : (v - shift) / largest;
            sum += part * part;
        }
        double relative = Math.sqrt(sum / left.length);
        if (!(relative > ROUNDING)) {
            throw new UnsuitableSeriesException("nothing varies once " + orders.text()
                    + " has taken out its differences" + (orders.constant() ? " and its constant" : "")
                    + ": the values follow a rule exactly, and there is no chance in them to estimate");
        }
        return relative * largest;
    }

    /** Nothing to search for: the likelihood of white noise is known. */
    private static ArimaFit noise(ArimaOrders orders, int n, double mean, double scale) {
        double logLikelihood = -0.5 * n * (Math.log(2 * Math.PI) + 1) - n * Math.log(scale);
        return checked(new ArimaFit(orders, constant(orders, mean), scale * scale, logLikelihood, n));
    }

    private static RegArimaEstimation<SarimaModel> estimate(double[] scaled, ArimaOrders orders) {
        SarimaOrders stationary = new SarimaOrders(orders.period());
        stationary.setRegular(orders.p(), 0, orders.q());
        stationary.setSeasonal(orders.seasonalP(), 0, orders.seasonalQ());
        // In three steps: the library's builder forgets its type when chained.
        RegArimaModel.Builder<SarimaModel> builder = RegArimaModel.builder();
        builder.y(DoubleSeq.of(scaled));
        builder.arima(SarimaModel.builder(stationary).setDefault().build());
        builder.meanCorrection(orders.constant());
        RegArimaModel<SarimaModel> model = builder.build();
        try {
            return RegSarimaComputer.builder()
                    .precision(PRECISION)
                    .minimizer(LevenbergMarquardtMinimizer.builder().maxIter(STEPS))
                    .build()
                    .process(model, SarimaMapping.of(stationary));
        } catch (RuntimeException e) {
            // The library has many words for this, from a singular matrix to an index out of bounds.
            UnsuitableSeriesException refusal = new UnsuitableSeriesException(
                    "no fit of " + orders.text() + " was found: try fewer terms, or let the orders be chosen");
            refusal.initCause(e);
            throw refusal;
        }
    }

    private static List<Coefficient> coefficients(SarimaModel model, ArimaOrders orders, double mean) {
        List<Coefficient> out = new ArrayList<>();
        // The library writes (1 + phi B) y, R writes y = phi B y: the sign of ar differs, that of ma does not.
        add(out, "ar", model.getPhi(), -1);
        add(out, "ma", model.getTheta(), 1);
        add(out, "sar", model.getBphi(), -1);
        add(out, "sma", model.getBtheta(), 1);
        out.addAll(constant(orders, mean));
        return out;
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

    private static void add(List<Coefficient> out, String name, DoubleSeq values, int sign) {
        for (int i = 0; i < values.length(); i++) {
            out.add(new Coefficient(name + (i + 1), sign * values.get(i)));
        }
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
