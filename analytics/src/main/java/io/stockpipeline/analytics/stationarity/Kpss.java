package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.List;

/**
 * The test of Kwiatkowski, Phillips, Schmidt and Shin (1992), the counterpart of {@link DickeyFuller}: it starts from a series that keeps
 * to a level or a line and asks whether it strays too far. With e the deviations and S their running sum, the statistic is
 * sum S_t^2 / (n^2 s^2), s^2 being the long-run variance of e with Bartlett weights 1 - i / (lag + 1).
 *
 * <p>The automatic lag is that of Hobijn, Franses and Ooms (1998) for Bartlett weights. P-values are interpolated in the paper's table of
 * four critical values, which ends at 0.01 and 0.10.
 */
public final class Kpss {
    private static final int FIVE_PERCENT = 1;
    private static final List<CriticalValue> LEVEL = table(0.347, 0.463, 0.574, 0.739);
    private static final List<CriticalValue> LINE = table(0.119, 0.146, 0.176, 0.216);

    private Kpss() {}

    /**
     * Tests whether a series keeps to a level or a line.
     *
     * @param series at least {@value Suitable#FEWEST} values
     * @param terms {@code CONSTANT} for a level, {@code TREND} for a line
     * @param lag how many neighbours to take into account, below the number of values
     * @throws UnsuitableSeriesException when it is too short, constant, or its deviations are rounding
     * @throws IllegalArgumentException when terms are {@code NONE}, for which there is no such test
     */
    public static KpssResult test(Series series, Terms terms, Lag lag) {
        if (terms == Terms.NONE) {
            throw new IllegalArgumentException(
                    "KPSS tests around a level (CONSTANT) or a line (TREND), not around nothing");
        }
        double[] values = Suitable.values(series);
        double[] deviations = Deviations.of(Scale.of(values).down(values), terms);
        int chosen = lag instanceof Lag.Given given ? possible(given.count(), values.length) : hobijn(deviations);
        double statistic = statistic(deviations, chosen);
        List<CriticalValue> table = terms == Terms.CONSTANT ? LEVEL : LINE;
        PValue p = p(statistic, table);
        boolean rejected = statistic > table.get(FIVE_PERCENT).value();
        return new KpssResult(
                series.basis(),
                terms,
                chosen,
                lag instanceof Lag.Automatic,
                statistic,
                p,
                table,
                rejected,
                findings(statistic, p, rejected, chosen, terms),
                Suitable.assumptions(series, assumptions(terms)));
    }

    private static int possible(int lag, int n) {
        if (lag >= n) {
            throw new UnsuitableSeriesException("a lag of " + lag + " is too large for " + n + " values: " + (n - 1)
                    + " is the most, or let the test choose");
        }
        return lag;
    }

    /** 1.1447 (s1 / s0)^(2/3) n^(1/3), from the first n^(2/9) autocovariances. */
    private static int hobijn(double[] deviations) {
        int n = deviations.length;
        int neighbours = (int) Math.pow(n, 2.0 / 9);
        double s0 = product(deviations, 0) / n;
        double s1 = 0;
        for (int i = 1; i <= neighbours; i++) {
            double both = 2 * product(deviations, i) / n;
            s0 += both;
            s1 += i * both;
        }
        double ratio = s1 / s0;
        double lag = 1.1447 * Math.cbrt(ratio * ratio) * Math.cbrt(n);
        // An s0 of 0, which neighbours that cancel each other give, asks for as many as there are.
        return Double.isNaN(lag) ? 0 : (int) Math.min(lag, n - 1);
    }

    private static double product(double[] deviations, int apart) {
        double sum = 0;
        for (int i = apart; i < deviations.length; i++) {
            sum += deviations[i] * deviations[i - apart];
        }
        return sum;
    }

    /**
     * Bartlett's weighted sum of autocovariances equals the mean square of the sums over all windows of lag + 1 neighbours, also those that
     * reach over the ends: so it costs one pass, whatever the lag.
     */
    private static double statistic(double[] deviations, int lag) {
        int n = deviations.length;
        double[] running = new double[n + 1];
        double strayed = 0;
        for (int i = 0; i < n; i++) {
            running[i + 1] = running[i] + deviations[i];
            strayed += running[i + 1] * running[i + 1];
        }
        double windows = 0;
        for (int end = 1; end <= n + lag; end++) {
            double window = running[Math.min(end, n)] - running[Math.max(end - lag - 1, 0)];
            windows += window * window;
        }
        double variance = windows / (lag + 1.0) / n;
        return strayed / n / n / variance;
    }

    private static PValue p(double statistic, List<CriticalValue> table) {
        CriticalValue first = table.get(0);
        CriticalValue last = table.get(table.size() - 1);
        if (statistic < first.value()) {
            return new PValue(first.level(), PValue.Bound.GREATER);
        }
        if (statistic > last.value()) {
            return new PValue(last.level(), PValue.Bound.LESS);
        }
        int right = 1;
        while (table.get(right).value() < statistic) {
            right++;
        }
        CriticalValue low = table.get(right - 1);
        CriticalValue high = table.get(right);
        double share = (statistic - low.value()) / (high.value() - low.value());
        return new PValue(low.level() + share * (high.level() - low.level()), PValue.Bound.EQUAL);
    }

    private static List<CriticalValue> table(double ten, double five, double twoAndAHalf, double one) {
        return List.of(
                new CriticalValue(0.10, ten),
                new CriticalValue(0.05, five),
                new CriticalValue(0.025, twoAndAHalf),
                new CriticalValue(0.01, one));
    }

    private static List<String> findings(double statistic, PValue p, boolean rejected, int lag, Terms terms) {
        String kept = terms.inWords();
        return List.of(
                rejected
                        ? "the series strays further from " + kept + " than chance allows: it does not keep to it (" + p
                                + ")"
                        : "nothing speaks against a series that keeps to " + kept + " (" + p + ")",
                "statistic " + Words.number(statistic) + " with " + lag
                        + " neighbours taken into account; the larger, the further it" + " strays");
    }

    private static List<String> assumptions(Terms terms) {
        return List.of(
                "the series is taken to keep to " + terms.inWords() + " until it strays too far",
                "what neighbours have in common fades within the lag: with too small a lag slow swings look like straying",
                "no proof that it keeps to it: in a short series the test often overlooks that it strays");
    }
}
