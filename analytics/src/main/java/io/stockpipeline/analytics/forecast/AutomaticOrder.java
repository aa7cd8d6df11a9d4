package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Chooses the orders of a model: differences first, then step by step from model to better neighbour by AICc. Hyndman and Khandakar,
 * Journal of Statistical Software 27(3), 2008. Every fit is by exact likelihood, none by the approximation that R takes for long series.
 */
final class AutomaticOrder {
    /** R's limit of models tried. */
    private static final int MODELS = 94;

    /** What may be spent, in numbers x coefficients x states: up to a microsecond each, so a few seconds in all. */
    private static final long WORK = 8_000_000;

    private final ArimaModel model;
    private final LevelStationarity level;

    AutomaticOrder(ArimaModel model, LevelStationarity level) {
        this.model = model;
        this.level = level;
    }

    /**
     * The best model found.
     *
     * @param values finite, equally far apart
     * @param period numbers in a season, or 1
     * @throws UnsuitableSeriesException when the numbers follow a rule without chance, or are too few
     */
    Choice choose(double[] values, int period) {
        Differencing differencing = Differencing.of(values, period, level);
        OrderGrid grid = OrderGrid.of(differencing, period, values.length);
        Search search = new Search(values);
        for (ArimaOrders start : grid.starts()) {
            search.better(start);
        }
        while (search.best != null && !search.spent && improve(search, grid, search.best.orders())) {
            // Each turn starts again from the better model.
        }
        if (search.best == null) {
            // Says why not: the plainest model of all cannot be fitted either.
            search.best = model.fit(
                    values, new ArimaOrders(0, grid.d(), 0, 0, grid.seasonalD(), 0, period, grid.mayHaveConstant()));
        }
        return new Choice(search.best, search.tried.size(), search.spent);
    }

    private static boolean improve(Search search, OrderGrid grid, ArimaOrders from) {
        for (ArimaOrders neighbour : grid.neighbours(from)) {
            if (search.better(neighbour)) {
                return true;
            }
        }
        return false;
    }

    /**
     * A model chosen.
     *
     * @param tried how many models were fitted
     * @param cutShort whether the search ended at its limit and not at a best model among its neighbours
     */
    record Choice(ArimaFit fit, int tried, boolean cutShort) {}

    /** AICc of a fit; infinite for one that R's rule would not take either. */
    static double score(ArimaFit fit) {
        boolean enough = fit.observations() > fit.orders().coefficients() + 2;
        return enough && UnitCircle.clear(fit) ? fit.aicc() : Double.POSITIVE_INFINITY;
    }

    private final class Search {
        private final double[] values;
        private final Set<ArimaOrders> tried = new HashSet<>();
        private @Nullable ArimaFit best;
        private double lowest = Double.POSITIVE_INFINITY;
        private long work;
        private boolean spent;

        Search(double[] values) {
            this.values = values;
        }

        /** Fits a model that was not yet tried, and keeps it when it beats the best so far. */
        boolean better(ArimaOrders orders) {
            if (tried.contains(orders)) {
                return false;
            }
            work += work(orders);
            spent = tried.size() >= MODELS || (work > WORK && best != null);
            if (spent) {
                return false;
            }
            tried.add(orders);
            try {
                ArimaFit fit = model.fit(values, orders);
                double score = score(fit);
                if (score < lowest) {
                    lowest = score;
                    best = fit;
                    return true;
                }
            } catch (UnsuitableSeriesException e) {
                // A model that cannot be fitted is not chosen; when none can, the caller learns why.
                return false;
            }
            return false;
        }

        private long work(ArimaOrders o) {
            int states = Math.max(o.p() + o.seasonalP() * o.period(), o.q() + o.seasonalQ() * o.period());
            // Beyond seasonal orders of 1 a smaller model is fitted first, and the way from there is slower.
            int fits = Math.max(o.seasonalP(), o.seasonalQ()) > 1 ? 3 : 1;
            return (long) fits * values.length * (1 + o.coefficients()) * (8 + states);
        }
    }
}
