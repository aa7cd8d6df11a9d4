package io.stockpipeline.analytics.forecast;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Measures a way to fit against naive guesses on the end of a series that was kept from it. */
final class HeldOut {
    private static final int FEWEST = 30;
    private static final int SHORTEST = 10;
    private static final int LONGEST = 200;

    private final ArimaModel model;

    HeldOut(ArimaModel model) {
        this.model = model;
    }

    /** Fits the first part of a series. */
    @FunctionalInterface
    interface Fitter {
        ArimaFit fit(double[] values);
    }

    /**
     * The comparison, or null when there are under 30 numbers or the first part does not move.
     *
     * @param values in their own unit
     * @param logarithm whether the model takes logarithms
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when the first part alone cannot be fitted
     */
    @Nullable NaiveComparison compare(double[] values, boolean logarithm, int period, Fitter fitter) {
        int tail = Math.min(LONGEST, Math.max(SHORTEST, values.length / 5));
        int from = values.length - tail;
        double step = values.length < FEWEST ? 0 : meanStep(values, from);
        if (!(step > 0)) {
            return null;
        }
        double[] fitted = logarithm ? Arrays.stream(values).map(Math::log).toArray() : values;
        ArimaFit fit = fitter.fit(Arrays.copyOf(fitted, from));
        double[] expected = model.oneStepAhead(fit, fitted, from);
        double[] errors = new double[tail];
        for (int i = 0; i < tail; i++) {
            double median = logarithm ? Math.exp(expected[i]) : expected[i];
            errors[i] = Math.abs(values[from + i] - median) / step;
        }
        double[] naive = lagged(values, from, 1, step);
        double[] seasonal = period > 1 && from >= period ? lagged(values, from, period, step) : null;
        double[] best = seasonal != null && mean(seasonal) < mean(naive) ? seasonal : naive;
        DieboldMariano test = DieboldMariano.of(best, errors);
        return new NaiveComparison(
                tail,
                mean(errors),
                mean(naive),
                seasonal == null ? null : mean(seasonal),
                test.pValue(),
                test.better());
    }

    private static double meanStep(double[] values, int end) {
        double sum = 0;
        for (int i = 1; i < end; i++) {
            sum += Math.abs(values[i] - values[i - 1]);
        }
        return sum / (end - 1);
    }

    private static double[] lagged(double[] values, int from, int lag, double step) {
        double[] out = new double[values.length - from];
        for (int i = 0; i < out.length; i++) {
            out[i] = Math.abs(values[from + i] - values[from + i - lag]) / step;
        }
        return out;
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
