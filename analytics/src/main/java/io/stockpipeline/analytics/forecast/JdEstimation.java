package io.stockpipeline.analytics.forecast;

import jdplus.toolkit.base.api.arima.SarimaOrders;
import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.ArimaModel;
import jdplus.toolkit.base.core.math.functions.levmar.LevenbergMarquardtMinimizer;
import jdplus.toolkit.base.core.math.matrices.FastMatrix;
import jdplus.toolkit.base.core.regarima.RegArimaEstimation;
import jdplus.toolkit.base.core.regarima.RegArimaModel;
import jdplus.toolkit.base.core.regarima.RegArmaModel;
import jdplus.toolkit.base.core.regarima.estimation.ConcentratedLikelihoodComputer;
import jdplus.toolkit.base.core.regarima.estimation.RegArmaProcessor;
import jdplus.toolkit.base.core.regsarima.RegSarimaComputer;
import jdplus.toolkit.base.core.sarima.SarimaModel;
import jdplus.toolkit.base.core.sarima.estimation.SarimaMapping;

/**
 * The most likely parameters of scaled, differenced numbers. With seasonal orders up to 1 by the library's own way, which guesses where to
 * start in several ways; beyond, which it cannot (see {@link JdArma}), from the best model of seasonal orders up to 1.
 */
final class JdEstimation {
    /** The library's default stops at 1e-7, and the last digit printed by R is missed. */
    private static final double PRECISION = 1e-12;

    /** Steps of the minimiser: with nearly cancelling terms it creeps along a ridge without gaining anything. */
    private static final int STEPS = 100;

    private final double[] scaled;

    JdEstimation(double[] scaled) {
        this.scaled = scaled;
    }

    /**
     * A maximum of the likelihood.
     *
     * @param mean of the scaled numbers; 0 without a constant
     * @param squares sum of squared surprises over their variance factors
     */
    record Maximum(JdArma arma, double mean, double squares, double logLikelihood) {}

    Maximum of(ArimaOrders orders) {
        if (Math.max(orders.seasonalP(), orders.seasonalQ()) <= 1) {
            return direct(orders);
        }
        ArimaOrders narrower = new ArimaOrders(
                orders.p(),
                orders.d(),
                orders.q(),
                Math.min(1, orders.seasonalP()),
                orders.seasonalD(),
                Math.min(1, orders.seasonalQ()),
                orders.period(),
                orders.constant());
        return from(orders, direct(narrower).arma().widened(orders));
    }

    private Maximum direct(ArimaOrders orders) {
        SarimaOrders stationary = new SarimaOrders(orders.period());
        stationary.setRegular(orders.p(), 0, orders.q());
        stationary.setSeasonal(orders.seasonalP(), 0, orders.seasonalQ());
        // In three steps: the library's builder forgets its type when chained.
        RegArimaModel.Builder<SarimaModel> builder = RegArimaModel.builder();
        builder.y(DoubleSeq.of(scaled));
        builder.arima(SarimaModel.builder(stationary).setDefault().build());
        builder.meanCorrection(orders.constant());
        RegArimaEstimation<SarimaModel> estimation = RegSarimaComputer.builder()
                .precision(PRECISION)
                .startingPoint(RegSarimaComputer.StartingPoint.Multiple)
                .minimizer(LevenbergMarquardtMinimizer.builder().maxIter(STEPS))
                .build()
                .process(builder.build(), SarimaMapping.of(stationary));
        var likelihood = estimation.getConcentratedLikelihood();
        return new Maximum(
                new JdArma(orders, estimation.getModel().arima().parameters().toArray()),
                orders.constant() ? likelihood.coefficient(0) : 0,
                likelihood.ssq(),
                likelihood.logLikelihood());
    }

    private Maximum from(ArimaOrders orders, double[] start) {
        FastMatrix constant = FastMatrix.make(scaled.length, orders.constant() ? 1 : 0);
        constant.set(1);
        RegArmaModel<ArimaModel> model =
                new RegArmaModel<>(DoubleSeq.of(scaled), new JdArma(orders, start).model(), 0, constant);
        double[] best = new RegArmaProcessor(true, false, false)
                .compute(
                        model,
                        DoubleSeq.of(start),
                        new JdMapping(orders),
                        LevenbergMarquardtMinimizer.builder()
                                .maxIter(STEPS)
                                .functionPrecision(PRECISION)
                                .build(),
                        scaled.length)
                .getParameters()
                .toArray();
        JdArma arma = new JdArma(orders, best);
        var likelihood = ConcentratedLikelihoodComputer.DEFAULT_COMPUTER.compute(RegArmaModel.of(model, arma.model()));
        return new Maximum(
                arma, orders.constant() ? likelihood.coefficient(0) : 0, likelihood.ssq(), likelihood.logLikelihood());
    }
}
