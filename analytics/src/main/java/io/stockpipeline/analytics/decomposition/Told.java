package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.decomposition.Decomposition.Method;
import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Tells the parts of a series in words. */
final class Told {
    /** From here on a part is worth looking at; below, chance makes as much of noise. */
    private static final double NOTABLE = 0.3;

    private static final double STRONG = 0.64;
    private static final int FEW_PERIODS = 4;

    private Told() {}

    static Decomposition of(
            Series series, Method method, int period, Scale scale, Parts parts, List<String> methodAssumptions) {
        double trend = parts.trendStrength();
        double season = parts.seasonalStrength();
        List<String> findings = new ArrayList<>();
        findings.add(told("season of " + period + " values", season, "what the trend leaves"));
        findings.add(told("trend", trend, "what the season leaves"));
        if (series.size() / period < FEW_PERIODS) {
            findings.add("only " + series.size() / period
                    + " whole periods were seen: what looks like a season may be chance");
        }
        List<String> assumptions = new ArrayList<>();
        assumptions.add("the season repeats every " + period + " values: with another period the parts mean nothing");
        assumptions.add(
                parts.form() == Form.ADDITIVE
                        ? "the season's swing is as wide at a high trend as at a low one"
                        : "the season's swing widens in step with the trend");
        assumptions.addAll(methodAssumptions);
        if (series.basis().gaps() > 0) {
            assumptions.add(
                    series.basis().gaps() + " missing intervals were skipped: behind each the season is out of step");
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

    private static String told(String part, double strength, String rest) {
        String measure = String.format(Locale.ROOT, " (strength %.2f of 1)", strength);
        if (strength >= STRONG) {
            return "a strong " + part + ": it explains most of " + rest + measure;
        }
        return (strength >= NOTABLE ? "some " + part + ": it explains a part of " : "no " + part + " to speak of in ")
                + rest
                + measure;
    }
}
