package io.stockpipeline.analytics.forecast;

import org.jspecify.annotations.Nullable;

/**
 * What to forecast, and how.
 *
 * @param horizon steps ahead, 1 to 1000
 * @param period numbers in one season, like 12 for months of a year or 5 for days of a trading week, up to 60; 1 when there is none
 * @param logarithm whether to fit the logarithms: for numbers above 0 whose swings grow with their size, as those of prices over years do
 * @param orders which model, p and q up to 5, d, P and Q up to 2, D up to 1, p + q + P + Q up to 8; null to have it chosen
 */
public record ForecastSettings(
        int horizon,
        int period,
        boolean logarithm,
        @Nullable ArimaOrders orders) {
    private static final int LONGEST = 1000;
    private static final int LONGEST_PERIOD = 60;

    /** @throws IllegalArgumentException when a number is out of its range, or the orders have another period */
    public ForecastSettings {
        if (horizon < 1 || horizon > LONGEST) {
            throw new IllegalArgumentException("horizon " + horizon + " is not from 1 to " + LONGEST);
        }
        if (period < 1 || period > LONGEST_PERIOD) {
            throw new IllegalArgumentException("period " + period + " is not from 1 to " + LONGEST_PERIOD
                    + ": for a longer season roll the numbers up to longer bars");
        }
        if (orders != null && orders.period() != 1 && orders.period() != period) {
            throw new IllegalArgumentException("orders have period " + orders.period() + ", not " + period);
        }
        if (orders != null && !bounded(orders)) {
            throw new IllegalArgumentException(
                    orders.text()
                            + " is beyond p, q 5, d, P, Q 2, D 1, and p + q + P + Q 8: so many terms take long and foretell nothing");
        }
    }

    /** The model chosen, nothing seasonal, no logarithm. */
    public static ForecastSettings automatic(int horizon) {
        return new ForecastSettings(horizon, 1, false, null);
    }

    private static boolean bounded(ArimaOrders o) {
        return Math.max(o.p(), o.q()) <= 5
                && Math.max(o.d(), Math.max(o.seasonalP(), o.seasonalQ())) <= 2
                && o.seasonalD() <= 1
                && o.p() + o.q() + o.seasonalP() + o.seasonalQ() <= 8;
    }

    /** How many of the last numbers are used: 2000, fewer with a season longer than 12, since time goes with their product. */
    int longest() {
        return period <= 12 ? 2000 : 24_000 / period;
    }
}
