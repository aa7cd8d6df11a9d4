package io.stockpipeline.analytics.forecast;

import java.util.ArrayList;
import java.util.List;

/**
 * The models that an automatic choice may take once the differences are settled: p and q up to 5, P and Q up to 2, no more than a third of
 * the numbers back, p + q + P + Q up to 5; with and without a constant where there may be one.
 */
record OrderGrid(int d, int seasonalD, int period, int most, int mostSeasonal) {
    private static final int SUM = 5;

    static OrderGrid of(Differencing differencing, int period, int n) {
        return new OrderGrid(
                differencing.d(),
                differencing.seasonal(),
                period,
                Math.min(5, n / 3),
                period == 1 ? 0 : Math.min(2, n / 3 / period));
    }

    boolean mayHaveConstant() {
        return d + seasonalD <= 1;
    }

    /** Where the search starts: a rich model, none, one of each kind, and none without a constant (Hyndman and Khandakar 2008). */
    List<ArimaOrders> starts() {
        List<ArimaOrders> out = new ArrayList<>();
        boolean constant = mayHaveConstant();
        int one = Math.min(1, mostSeasonal);
        add(out, 2, 2, one, one, constant);
        add(out, 0, 0, 0, 0, constant);
        add(out, 1, 0, one, 0, constant);
        add(out, 0, 1, 0, one, constant);
        add(out, 0, 0, 0, 0, false);
        return out;
    }

    /** Models one step away: one order or two up or down, or the constant in or out. */
    List<ArimaOrders> neighbours(ArimaOrders of) {
        List<ArimaOrders> out = new ArrayList<>();
        int[][] steps = {{-1, 0}, {1, 0}, {0, -1}, {0, 1}, {-1, -1}, {1, 1}, {-1, 1}, {1, -1}};
        for (int[] s : steps) {
            add(out, of.p(), of.q(), of.seasonalP() + s[0], of.seasonalQ() + s[1], of.constant());
        }
        for (int[] s : steps) {
            add(out, of.p() + s[0], of.q() + s[1], of.seasonalP(), of.seasonalQ(), of.constant());
        }
        add(out, of.p(), of.q(), of.seasonalP(), of.seasonalQ(), !of.constant());
        return out;
    }

    /** Every model of the grid. */
    List<ArimaOrders> all() {
        List<ArimaOrders> out = new ArrayList<>();
        for (int p = 0; p <= most; p++) {
            for (int q = 0; q <= most; q++) {
                for (int sp = 0; sp <= mostSeasonal; sp++) {
                    for (int sq = 0; sq <= mostSeasonal; sq++) {
                        add(out, p, q, sp, sq, false);
                        add(out, p, q, sp, sq, true);
                    }
                }
            }
        }
        return out;
    }

    private void add(List<ArimaOrders> out, int p, int q, int seasonalP, int seasonalQ, boolean constant) {
        boolean within = Math.min(Math.min(p, q), Math.min(seasonalP, seasonalQ)) >= 0
                && Math.max(p, q) <= most
                && Math.max(seasonalP, seasonalQ) <= mostSeasonal
                && p + q + seasonalP + seasonalQ <= SUM
                && (!constant || mayHaveConstant());
        if (within) {
            out.add(new ArimaOrders(p, d, q, seasonalP, seasonalD, seasonalQ, period, constant));
        }
    }
}
