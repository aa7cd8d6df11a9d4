package io.stockpipeline.analytics.learning;

import io.stockpipeline.analytics.learning.WalkForward.Window;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Walks forward: at each place fits, if it is time, to the returns known by then, and says the next one. A fit at place t is trained on
 * returns that end at t or before; its row uses prices up to t.
 */
final class Walk {
    private static final double TAIL = 0.05;

    private final WalkForward settings;
    private final Features features;
    private final int first;
    private final double[][] rows;
    private final double[] targets;

    Walk(double[] prices, WalkForward settings) {
        this.settings = settings;
        this.features = new Features(prices, settings);
        this.first = features.first();
        this.rows = new double[prices.length - first][];
        this.targets = new double[prices.length - first - 1];
        for (int i = 0; i < rows.length; i++) {
            rows[i] = features.at(first + i);
        }
        for (int i = 0; i < targets.length; i++) {
            targets[i] = features.nextReturn(first + i);
        }
    }

    /**
     * What was said of a return.
     *
     * @param place of the price it leads to
     * @param drift mean of the training returns: what a random walk with drift says
     */
    record Step(int place, double predicted, double lower, double upper, double drift) {}

    /** One step for each return after the first training window, and one more for the return after the last price. */
    List<Step> steps() {
        List<Step> out = new ArrayList<>();
        Fit fit = null;
        for (int i = settings.train(); i < rows.length; i++) {
            if (fit == null || (i - settings.train()) % settings.refitEvery() == 0) {
                // Row i is known, its target is the one to be said: training ends before it.
                fit = fit(settings.window() == Window.Rolling ? i - settings.train() : 0, i);
            }
            double predicted = fit.model.predict(rows[i]);
            out.add(new Step(first + i + 1, predicted, predicted + fit.low, predicted + fit.high, fit.drift));
        }
        return out;
    }

    private Fit fit(int from, int to) {
        RidgeRegression model = RidgeRegression.fit(rows, targets, from, to, settings.ridge());
        double[] residuals = new double[to - from];
        double drift = 0;
        for (int t = from; t < to; t++) {
            residuals[t - from] = targets[t] - model.predict(rows[t]);
            drift += targets[t] / (to - from);
        }
        Arrays.sort(residuals);
        return new Fit(model, quantile(residuals, TAIL), quantile(residuals, 1 - TAIL), drift);
    }

    /** Of n sorted numbers the one at p (n + 1), between neighbours by share: a new one lies below it with probability p. */
    private static double quantile(double[] sorted, double p) {
        double place = Math.min(sorted.length - 1.0, Math.max(0, p * (sorted.length + 1) - 1));
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    private record Fit(RidgeRegression model, double low, double high, double drift) {}
}
