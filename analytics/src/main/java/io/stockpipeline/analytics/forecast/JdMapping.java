package io.stockpipeline.analytics.forecast;

import jdplus.toolkit.base.api.data.DoubleSeq;
import jdplus.toolkit.base.core.arima.ArimaModel;
import jdplus.toolkit.base.core.arima.estimation.IArimaMapping;
import jdplus.toolkit.base.core.data.DataBlock;
import jdplus.toolkit.base.core.math.functions.ParamValidation;

/** Tells the library's minimiser which model goes with which parameters, and which of them are allowed. */
final class JdMapping implements IArimaMapping<ArimaModel> {
    /** Roots stay this far from 0, as in the library's own mapping. */
    private static final double BORDER = 1 / 0.99999;

    /** Step of numerical derivatives, as in the library's own mapping. */
    private static final double STEP = Math.sqrt(2.220446e-16);

    private final ArimaOrders orders;

    JdMapping(ArimaOrders orders) {
        this.orders = orders;
    }

    @Override
    public ArimaModel map(DoubleSeq parameters) {
        return new JdArma(orders, parameters.toArray()).model();
    }

    @Override
    public boolean checkBoundaries(DoubleSeq parameters) {
        return new JdArma(orders, parameters.toArray()).clear(BORDER);
    }

    /** A step over the border is shortened towards 0, where every model is allowed. */
    @Override
    public ParamValidation validate(DataBlock parameters) {
        if (!parameters.allMatch(Double::isFinite)) {
            return ParamValidation.Invalid;
        }
        ParamValidation answer = ParamValidation.Valid;
        while (!checkBoundaries(parameters)) {
            parameters.mul(0.95);
            answer = ParamValidation.Changed;
        }
        return answer;
    }

    @Override
    public double epsilon(DoubleSeq parameters, int which) {
        double value = parameters.get(which);
        return value < 0 ? STEP * Math.max(1, -value) : -STEP * Math.max(1, value);
    }

    @Override
    public int getDim() {
        return orders.coefficients() - (orders.constant() ? 1 : 0);
    }

    @Override
    public double lbound(int which) {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double ubound(int which) {
        return Double.POSITIVE_INFINITY;
    }

    @Override
    public DoubleSeq getDefaultParameters() {
        return DoubleSeq.onMapping(getDim(), i -> -0.1);
    }

    @Override
    public IArimaMapping<ArimaModel> stationaryMapping() {
        return this;
    }

    /** Not asked for: where the search starts is said in parameters. */
    @Override
    public DoubleSeq parametersOf(ArimaModel model) {
        throw new UnsupportedOperationException("a model does not know its factors");
    }
}
