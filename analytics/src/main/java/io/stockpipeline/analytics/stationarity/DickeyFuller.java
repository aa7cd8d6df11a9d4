package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.words.Figures;
import java.util.ArrayList;
import java.util.List;

/**
 * The augmented Dickey-Fuller test (Said and Dickey 1984): does a series have a unit root, that is, does it wander and never come back?
 * Each change is regressed on the terms, the level before it and so many changes before it; the statistic is the t-value of the level.
 * Its distribution is {@link MacKinnon}'s: the p-value is that of long series, the critical values are those of the series' length, and
 * they decide.
 *
 * <p>The automatic lag is the one of 0 to ceil(12 (n / 100)^(1/4)) with the lowest Akaike criterion, all compared on the rows that the
 * largest has; the chosen one is fitted again on all rows that it has. In short series the largest is held so low that five rows more than
 * coefficients remain.
 */
public final class DickeyFuller {
    private static final int FIVE_PERCENT = 1;
    private static final int SPARE_ROWS = 5;
    /** The work grows with the square of the lag; the automatic lag of a hundred million values is below this. */
    private static final int LARGEST_LAG = 400;

    private final double[] values;
    private final double[] level;
    private final double[] change;
    private final Terms terms;

    private DickeyFuller(double[] scaled, Terms terms) {
        this.values = scaled;
        this.terms = terms;
        level = new double[scaled.length];
        change = new double[scaled.length - 1];
        // Where the regression has a constant, the level may be measured from anywhere: from near, so that no digits
        // are spent on it.
        double from = terms == Terms.None ? 0 : scaled[0];
        for (int i = 0; i < scaled.length; i++) {
            level[i] = scaled[i] - from;
        }
        for (int i = 0; i < change.length; i++) {
            change[i] = scaled[i + 1] - scaled[i];
        }
    }

    private record Fit(int lag, int rows, double statistic) {}

    /**
     * Tests a series for a unit root.
     *
     * @param series at least {@value Testable#FEWEST} values
     * @param terms what it is thought to come back to: a price to a level, or to a line when it grows
     * @param lag how many past changes to take into account
     * @throws UnsuitableSeriesException when it is too short for the lag, constant, or follows an exact rule
     */
    public static DickeyFullerResult test(Series series, Terms terms, Lag lag) {
        double[] values = Testable.values(series);
        DickeyFuller test = new DickeyFuller(Scale.of(values).down(values), terms);
        test.refuseLine();
        int chosen = lag instanceof Lag.Given given ? test.possible(given.count()) : test.lowestAkaike();
        Fit fit = test.fit(chosen);
        double p = MacKinnon.p(fit.statistic(), terms);
        List<CriticalValue> critical = MacKinnon.critical(terms, fit.rows());
        return new DickeyFullerResult(
                series.basis(),
                terms,
                fit.lag(),
                lag instanceof Lag.Automatic,
                fit.rows(),
                fit.statistic(),
                p,
                critical,
                fit.statistic() < critical.get(FIVE_PERCENT).value(),
                findings(fit, p, critical.get(FIVE_PERCENT).value(), terms),
                Testable.assumptions(series, assumptions(terms)));
    }

    /** Changes that are all the same: without a constant the regression would find a pull in them that is none. */
    private void refuseLine() {
        double mean = (values[values.length - 1] - values[0]) / change.length;
        double squares = 0;
        for (double one : change) {
            squares += (one - mean) * (one - mean);
        }
        if (squares <= negligible()) {
            throw Testable.noChance();
        }
    }

    private int largestPossible() {
        return Math.min((change.length - 1 - terms.columns() - SPARE_ROWS) / 2, LARGEST_LAG);
    }

    private int possible(int lag) {
        if (lag > largestPossible()) {
            throw new UnsuitableSeriesException("a lag of " + lag + " is too large for " + values.length + " values: "
                    + largestPossible() + " is the most, or let the test choose");
        }
        return lag;
    }

    private int lowestAkaike() {
        int largest = Math.min((int) Math.ceil(12 * Math.pow(values.length / 100.0, 0.25)), largestPossible());
        double negligible = negligible();
        Projection projection = Projection.of(Moments.of(level, change, terms, largest), negligible);
        int columns = terms.columns() + 1;
        int rows = change.length - largest;
        int best = 0;
        double lowest = Double.POSITIVE_INFINITY;
        // A lag whose change the others already explain adds nothing, nor do those behind it.
        for (int lag = 0; columns + lag <= projection.independent() && lag <= largest; lag++) {
            double unexplained = projection.unexplained(columns + lag);
            if (unexplained <= negligible) {
                throw Testable.noChance();
            }
            double akaike = rows * Math.log(unexplained) + 2 * (columns + lag);
            if (akaike < lowest) {
                lowest = akaike;
                best = lag;
            }
        }
        return best;
    }

    /** Fits with the level as the last of the explaining columns: then its t-value needs no inverse. */
    private Fit fit(int lag) {
        int columns = terms.columns() + 1 + lag;
        int[] order = new int[columns + 1];
        for (int i = 0; i <= columns; i++) {
            order[i] = i < terms.columns() || i == columns ? i : i == columns - 1 ? terms.columns() : i + 1;
        }
        var moments = Moments.of(level, change, terms, lag);
        var ordered = moments.clone();
        for (int i = 0; i <= columns; i++) {
            ordered[i] = moments[order[i]].clone();
            for (int j = 0; j <= columns; j++) {
                ordered[i][j] = moments[order[i]][order[j]];
            }
        }
        double negligible = negligible();
        Projection projection = Projection.of(ordered, negligible);
        double unexplained = projection.unexplained(projection.independent());
        if (projection.independent() < columns || unexplained <= negligible) {
            throw Testable.noChance();
        }
        int rows = change.length - lag;
        return new Fit(lag, rows, projection.part(columns - 1) / Math.sqrt(unexplained / (rows - columns)));
    }

    private double negligible() {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return Scale.negligible(squares);
    }

    private static List<String> findings(Fit fit, double p, double critical, Terms terms) {
        List<String> findings = new ArrayList<>();
        boolean rejected = fit.statistic() < critical;
        if (rejected) {
            findings.add("No unit root: after each move the series is pulled back to " + terms.inWords() + " ("
                    + Figures.p(p) + ").");
        } else {
            findings.add("A unit root cannot be ruled out: the series may wander and never come back to "
                    + terms.inWords() + "; averages describe it, they do not predict it (" + Figures.p(p) + ").");
        }
        if (rejected != p < PValue.SIGNIFICANCE) {
            findings.add("That p is of long series; for " + fit.rows() + " rows the statistic has to be below "
                    + Figures.number(critical) + ".");
        }
        if (p > 1 - PValue.SIGNIFICANCE) {
            findings.add("It even moves away from where it was: growth that feeds on itself, or a trend that bends.");
        }
        findings.add("The statistic is " + Figures.number(fit.statistic()) + " with " + fit.lag()
                + " past changes taken into account; the lower, the stronger the pull back.");
        return findings;
    }

    private static List<String> assumptions(Terms terms) {
        return List.of(
                "The series is taken to come back to " + terms.inWords() + ", if to anything.",
                "The past changes taken into account carry all that neighbours have in common.",
                "There is no lasting break, like a split or a change of regime: a break makes a steady series look like a wandering one.",
                "Not ruling a unit root out is no proof of one: in a short series the test often overlooks a weak pull back.");
    }
}
