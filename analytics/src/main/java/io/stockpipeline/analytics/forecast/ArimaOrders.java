package io.stockpipeline.analytics.forecast;

/**
 * Which ARIMA model: (p,d,q)(P,D,Q)[period], and whether it has a constant. Box and Jenkins, Time Series Analysis (1970).
 *
 * @param p how many earlier values speak for the next one, from 0
 * @param d how many times the change is taken instead of the level, from 0
 * @param q how many earlier surprises speak for the next value, from 0
 * @param seasonalP like p, a whole period back each; 0 when the period is 1
 * @param seasonalD like d, against the value a period ago; 0 when the period is 1
 * @param seasonalQ like q, a whole period back each; 0 when the period is 1
 * @param period numbers in one season, like 12 for months; 1 when there is none
 * @param constant whether there is a mean (nothing differenced) or a steady drift (differenced once); not beyond that, where it would
 *     bend the forecast into a parabola
 */
public record ArimaOrders(
        int p, int d, int q, int seasonalP, int seasonalD, int seasonalQ, int period, boolean constant) {
    /** @throws IllegalArgumentException when an order is negative, or the parts do not go together */
    public ArimaOrders {
        if (Math.min(Math.min(p, d), q) < 0 || Math.min(Math.min(seasonalP, seasonalD), seasonalQ) < 0 || period < 1) {
            throw new IllegalArgumentException("orders are 0 or more and a period is 1 or more");
        }
        if (period == 1 && seasonalP + seasonalD + seasonalQ > 0) {
            throw new IllegalArgumentException("seasonal orders need a period of 2 or more");
        }
        if (constant && d + seasonalD > 1) {
            throw new IllegalArgumentException("no constant where differences are taken " + (d + seasonalD) + " times");
        }
    }

    /** Orders without a season. */
    public static ArimaOrders of(int p, int d, int q, boolean constant) {
        return new ArimaOrders(p, d, q, 0, 0, 0, 1, constant);
    }

    /** How many numbers at the start are used up by taking differences. */
    public int lost() {
        return d + seasonalD * period;
    }

    /** How many coefficients are estimated, the constant among them; the variance is not. */
    public int coefficients() {
        return p + q + seasonalP + seasonalQ + (constant ? 1 : 0);
    }

    /** Whether the model says no more than: the next value is this one, give or take. */
    public boolean randomWalk() {
        return d == 1 && seasonalD == 0 && coefficients() == (constant ? 1 : 0);
    }

    /** As it is written in books, like {@code ARIMA(0,1,1)(0,1,1)[12]}. */
    public String text() {
        String seasonal = period == 1 || seasonalP + seasonalD + seasonalQ == 0
                ? ""
                : "(" + seasonalP + "," + seasonalD + "," + seasonalQ + ")[" + period + "]";
        String with = constant ? (d + seasonalD == 0 ? " with mean" : " with drift") : "";
        return "ARIMA(" + p + "," + d + "," + q + ")" + seasonal + with;
    }
}
