package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.decomposition.Decomposition.Method;
import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.words.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * Tells the parts of a series in words. Methods that bend find some season and some trend in pure chance too, the more the fewer periods
 * they see; the words weigh a strength against what chance alone makes.
 */
final class Told {
    /** From here on, chance taken off, a part is worth looking at; noise comes here about one time in twenty. */
    private static final double NOTABLE = 0.35;

    private static final double STRONG = 0.64;
    private static final int FEW_PERIODS = 4;

    private Told() {}

    /**
     * @param freedom over how many periods the method lets a place of the season move by itself: the share of chance that a season takes
     *     up is one through it; found by taking noise apart
     */
    static Decomposition of(
            Series series,
            Method method,
            int period,
            double freedom,
            Scale scale,
            Parts parts,
            List<String> methodAssumptions) {
        double trend = parts.trendStrength();
        double season = parts.seasonalStrength();
        double seasonByChance = Math.min(1, 1 / freedom);
        // Noise leaves 1.5 / period of itself in a trend over one period, and what the season took is missing in the
        // remainder.
        double noiseInTrend = Math.min(1, 1.5 / period);
        double trendByChance = noiseInTrend / (noiseInTrend + (1 - noiseInTrend) * (1 - seasonByChance));
        int periods = series.size() / period;
        List<String> findings = new ArrayList<>();
        if (periods > 2) {
            findings.add(told("season of " + period + " values", season, seasonByChance, "what the trend leaves"));
            findings.add(told("trend", trend, trendByChance, "what the season leaves"));
        }
        if (periods < FEW_PERIODS) {
            findings.add(
                    periods == 2
                            ? "Only 2 whole periods were seen: any two look like a season, so nothing can be said of it; take a longer"
                                    + " stretch."
                            : "Only " + periods + " whole periods were seen: what looks like a season may be chance.");
        }
        List<String> assumptions = new ArrayList<>();
        assumptions.add("The season repeats every " + period + " values: with another period the parts mean nothing.");
        assumptions.add(
                parts.form() == Form.Additive
                        ? "The season's swing is as wide at a high trend as at a low one."
                        : "The season's swing widens in step with the trend.");
        assumptions.addAll(methodAssumptions);
        assumptions.add(
                "The trend tells where the series was, not where it goes: one that merely wanders has a strong trend too.");
        if (series.basis().gaps() > 0) {
            assumptions.add("No season runs on over what is missing: "
                    + series.basis().gaps() + " intervals were skipped, and behind each the season is out of step.");
        }
        return new Decomposition(
                series.basis(),
                method,
                parts.form(),
                period,
                parts.trend(scale),
                parts.seasonal(scale),
                parts.remainder(scale),
                trend,
                season,
                List.copyOf(findings),
                List.copyOf(assumptions));
    }

    private static String told(String part, double strength, double byChance, String rest) {
        String measure = " (strength " + Figures.decimals(strength, 2) + " of 1, where pure chance makes about "
                + Figures.decimals(byChance, 2) + ").";
        double beyond = (strength - byChance) / (1 - byChance);
        if (beyond >= STRONG) {
            return "A strong " + part + ": it explains most of " + rest + measure;
        }
        return (beyond >= NOTABLE ? "Some " + part + ": it explains a part of " : "No " + part + " to speak of in ")
                + rest
                + measure;
    }
}
