package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.words.Figures;
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
     * @param series at least {@value Testable#FEWEST} values
     * @param terms {@code Constant} for a level, {@code Trend} for a line
     * @param lag how many neighbours to take into account, below the number of values
     * @throws UnsuitableSeriesException when it is too short, constant, or its deviations are rounding
     * @throws IllegalArgumentException when terms are {@code None}, for which there is no such test
     */
    public static KpssResult test(Series series, Terms terms, Lag lag) {
        if (terms == Terms.None) {
            throw new IllegalArgumentException(
                    "KPSS tests around a level (Constant) or a line (Trend), not around nothing");
        }
        double[] values = Testable.values(series);
        double[] deviations = Deviations.moving(Scale.of(values).down(values), terms);
        int chosen = lag instanceof Lag.Given given ? possible(given.count(), values.length) : hobijn(deviations);
        double statistic = statistic(deviations, chosen);
        List<CriticalValue> table = terms == Terms.Constant ? LEVEL : LINE;
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
                Testable.assumptions(series, assumptions(terms)));
    }

    /**
     * Whether numbers keep to a level at 5 percent, for methods that must decide, also of few or very regular numbers: it refuses none.
     *
     * @param values two or more, finite, whose squares are too
     * @param lag how many neighbours to take into account, below the number of values
     */
    public static boolean keepsToALevel(double[] values, int lag) {
        return statistic(Deviations.of(values, Terms.Constant), lag)
                <= LEVEL.get(FIVE_PERCENT).value();
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

    /** 0 for deviations that are all 0. */
    private static double statistic(double[] deviations, int lag) {
        int n = deviations.length;
        double running = 0;
        double strayed = 0;
        for (double deviation : deviations) {
            running += deviation;
            strayed += running * running;
        }
        double variance = LongRunVariance.of(deviations, lag);
        return variance > 0 ? strayed / n / n / variance : 0;
    }

    private static PValue p(double statistic, List<CriticalValue> table) {
        CriticalValue first = table.get(0);
        CriticalValue last = table.get(table.size() - 1);
        if (statistic < first.value()) {
            return new PValue(first.level(), PValue.Bound.Greater);
        }
        if (statistic > last.value()) {
            return new PValue(last.level(), PValue.Bound.Less);
        }
        int right = 1;
        while (table.get(right).value() < statistic) {
            right++;
        }
        CriticalValue low = table.get(right - 1);
        CriticalValue high = table.get(right);
        double share = (statistic - low.value()) / (high.value() - low.value());
        return new PValue(low.level() + share * (high.level() - low.level()), PValue.Bound.Equal);
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
                        ? "The series strays further from " + kept + " than chance allows: it does not keep to it (" + p
                                + ")."
                        : "Nothing speaks against a series that keeps to " + kept + " (" + p + ").",
                "The statistic is " + Figures.number(statistic) + " with " + lag
                        + " neighbours taken into account; the larger, the further it strays.");
    }

    private static List<String> assumptions(Terms terms) {
        return List.of(
                "The series is taken to keep to " + terms.inWords() + " until it strays too far.",
                "What neighbours have in common fades within the lag: with too small a lag slow swings look like straying.",
                "Not finding that it strays is no proof that it keeps to it: in a short series the test often overlooks it.");
    }
}
