package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.words.Figures;
import org.jspecify.annotations.Nullable;

/**
 * The model against guesses that need none, on the end of the series that it was not fitted to (its orders were not chosen there either):
 * one step ahead each, all knowing the same past. Errors are mean absolute ones over the mean absolute step of the first part: MASE,
 * Hyndman and Koehler, International Journal of Forecasting 22 (2006).
 *
 * @param heldOut how many numbers at the end
 * @param mase of the model, from 0; under 1 is better than "nothing changes" was in the first part
 * @param naiveMase of "the next value is this one" over the same numbers
 * @param seasonalNaiveMase of "the next value is the one a period ago"; null without a period
 * @param pValue how likely a lead this large over the best naive guess is by luck; one-sided Diebold-Mariano test of absolute errors
 * @param better whether the model's errors are smaller and pValue is below 0.05
 */
public record NaiveComparison(
        int heldOut,
        double mase,
        double naiveMase,
        @Nullable Double seasonalNaiveMase,
        double pValue,
        boolean better) {

    String finding() {
        double best = seasonalNaiveMase == null ? naiveMase : Math.min(naiveMase, seasonalNaiveMase);
        String guess = best == naiveMase ? "\"nothing changes\"" : "\"as a season ago\"";
        String errors = Figures.number(mase) + " against " + Figures.number(best)
                + " (mean absolute scaled error, smaller is better)";
        String over = " over the last " + heldOut + " values, which it had not seen";
        if (better) {
            return "The model was better than the naive guess " + guess + over + ": " + errors
                    + "; luck would do this in less than " + (pValue < 0.01 ? "1" : "5") + " of 100 cases.";
        }
        return mase < best
                ? "The model was not clearly better than the naive guess " + guess + over + ": " + errors
                        + "; a lead this small is often luck."
                : "The model was no better than the naive guess " + guess + over + ": " + errors + ".";
    }
}
