package io.stockpipeline.analytics.forecast;

import java.util.ArrayList;
import java.util.List;
import jdplus.toolkit.base.core.data.DataBlock;
import jdplus.toolkit.base.core.math.matrices.FastMatrix;
import jdplus.toolkit.base.core.ssf.State;
import jdplus.toolkit.base.core.ssf.StateInfo;
import jdplus.toolkit.base.core.ssf.UpdateInformation;
import jdplus.toolkit.base.core.ssf.arima.SsfArima;
import jdplus.toolkit.base.core.ssf.univariate.IFilteringResults;
import jdplus.toolkit.base.core.ssf.univariate.ISsf;
import jdplus.toolkit.base.core.ssf.univariate.OrdinaryFilter;
import jdplus.toolkit.base.core.ssf.univariate.SsfData;

/**
 * Kalman filter of the differenced numbers; sums them up again to the level. The level's error h steps ahead is what is not yet known of
 * the state, carried through the differences, and the surprises still to come: var(h) = sigma^2 (g P g' + sum psi_k^2). Durbin and
 * Koopman, Time Series Analysis by State Space Methods (2012), chapter 4.
 */
final class JdArimaFilter {
    private final ArimaFit fit;
    private final double[] values;
    private final double mean;
    private final double scale;
    private final ISsf space;
    private final double[] surprises;
    private final State last;
    private final int differenced;

    private JdArimaFilter(ArimaFit fit, double[] values, ISsf space, double[] surprises, State last, int differenced) {
        this.fit = fit;
        this.values = values;
        this.mean = fit.differencedMean();
        this.scale = Math.sqrt(fit.sigma2());
        this.space = space;
        this.surprises = surprises;
        this.last = last;
        this.differenced = differenced;
    }

    static JdArimaFilter over(ArimaFit fit, double[] values) {
        double mean = fit.differencedMean();
        double scale = Math.sqrt(fit.sigma2());
        double[] left = Differences.of(values, fit.orders());
        double[] scaled = new double[left.length];
        for (int i = 0; i < left.length; i++) {
            scaled[i] = (left[i] - mean) / scale;
        }
        ISsf space = SsfArima.ssf(JdArma.of(fit).model());
        Surprises surprises = new Surprises(left.length);
        OrdinaryFilter filter = new OrdinaryFilter();
        filter.process(space, new SsfData(scaled), surprises);
        return new JdArimaFilter(fit, values, space, surprises.of, filter.getFinalState(), left.length);
    }

    List<ArimaModel.Expectation> forecast(int horizon) {
        JdArma arma = JdArma.of(fit);
        double[] delta = Differences.polynomial(fit.orders());
        double[] psi =
                Differences.quotient(arma.movingAverage(), Differences.times(arma.autoRegression(), delta), horizon);
        int states = space.getStateDim();
        List<double[]> known = new ArrayList<>(horizon);
        double[] levels = new double[horizon];
        DataBlock row = DataBlock.make(states);
        space.loading().Z(differenced, row);
        List<ArimaModel.Expectation> out = new ArrayList<>(horizon);
        double toCome = 0;
        for (int h = 0; h < horizon; h++) {
            double next = mean + scale * row.dot(last.a());
            double[] g = row.toArray();
            for (int j = 1; j < delta.length; j++) {
                next -= delta[j] * (h - j >= 0 ? levels[h - j] : values[values.length + h - j]);
                if (h - j >= 0 && delta[j] != 0) {
                    subtract(g, delta[j], known.get(h - j));
                }
            }
            levels[h] = next;
            known.add(g);
            toCome += h == 0 ? 0 : psi[h - 1] * psi[h - 1];
            out.add(new ArimaModel.Expectation(next, scale * Math.sqrt(quadratic(g, last.P()) + toCome)));
            space.dynamics().XT(differenced + h, row);
        }
        return out;
    }

    double[] oneStepAhead(int from) {
        double[] out = new double[values.length - from];
        for (int i = 0; i < out.length; i++) {
            out[i] =
                    values[from + i] - scale * surprises[from + i - fit.orders().lost()];
        }
        return out;
    }

    private static void subtract(double[] from, double factor, double[] what) {
        for (int i = 0; i < from.length; i++) {
            from[i] -= factor * what[i];
        }
    }

    private static double quadratic(double[] g, FastMatrix p) {
        double sum = 0;
        for (int i = 0; i < g.length; i++) {
            for (int j = 0; j < g.length; j++) {
                sum += g[i] * p.get(i, j) * g[j];
            }
        }
        return Math.max(0, sum);
    }

    /** The errors of the filter; states are not kept, since those of a long series fill the memory. */
    private static final class Surprises implements IFilteringResults {
        private final double[] of;

        Surprises(int n) {
            of = new double[n];
        }

        @Override
        public void save(int t, UpdateInformation update) {
            of[t] = update.get();
        }

        @Override
        public void save(int t, State state, StateInfo info) {}

        @Override
        public void clear() {}
    }
}
