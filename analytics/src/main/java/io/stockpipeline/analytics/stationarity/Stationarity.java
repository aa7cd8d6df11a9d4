package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.StationarityReading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Does a series come back to a level (or a line), or does it wander? {@link DickeyFuller} starts from wandering, {@link Kpss} from coming
 * back; where both say the same, it can be relied on.
 */
public final class Stationarity {
    private static final int SHORT = 100;

    private Stationarity() {}

    /**
     * Reads both tests, each with the lag it chooses.
     *
     * @param series at least {@value Suitable#FEWEST} values
     * @param terms {@code CONSTANT} for a level, {@code TREND} for a line
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when it is too short, constant, or follows an exact rule
     * @throws IllegalArgumentException when terms are {@code NONE}, for which there is no KPSS test
     */
    public static StationarityReading read(Series series, Terms terms) {
        KpssResult kpss = Kpss.test(series, terms, Lag.automatic());
        DickeyFullerResult dickeyFuller = DickeyFuller.test(series, terms, Lag.automatic());
        Verdict verdict = verdict(dickeyFuller.rejected(), kpss.rejected());
        List<String> findings = new ArrayList<>();
        findings.add(inWords(verdict, terms));
        advice(verdict, terms, series.size(), findings);
        findings.add("augmented Dickey-Fuller: " + dickeyFuller.findings().get(0));
        findings.add("KPSS: " + kpss.findings().get(0));
        List<String> assumptions = Stream.concat(dickeyFuller.assumptions().stream(), kpss.assumptions().stream())
                .distinct()
                .toList();
        return new StationarityReading(series.basis(), verdict, dickeyFuller, kpss, findings, assumptions);
    }

    private static Verdict verdict(boolean unitRootRejected, boolean steadyRejected) {
        if (unitRootRejected) {
            return steadyRejected ? Verdict.CONTRADICTION : Verdict.STATIONARY;
        }
        return steadyRejected ? Verdict.UNIT_ROOT : Verdict.UNDECIDED;
    }

    private static String inWords(Verdict verdict, Terms terms) {
        return switch (verdict) {
            case STATIONARY ->
                "both tests agree: the series is stationary, after each move it comes back to " + terms.inWords()
                        + ", so that averages of the past say something about the future";
            case UNIT_ROOT ->
                "both tests agree: the series has a unit root: it wanders; averages describe it, they do not predict it";
            case CONTRADICTION ->
                "the tests contradict each other: the series is pulled back, but not to " + terms.inWords();
            case UNDECIDED ->
                "the tests cannot decide: the series fits both one that wanders and one that comes back to "
                        + terms.inWords();
        };
    }

    private static void advice(Verdict verdict, Terms terms, int n, List<String> findings) {
        switch (verdict) {
            case UNIT_ROOT -> findings.add("look at its changes from value to value (returns) instead of its level");
            case CONTRADICTION ->
                findings.add(
                        terms == Terms.CONSTANT
                                ? "maybe it follows a trend (test it around a line), or its level broke at some time"
                                : "maybe its trend broke or bends, or what happens to it fades very slowly");
            case UNDECIDED ->
                findings.add(
                        n < SHORT
                                ? "maybe " + n + " values are too few: take a longer stretch"
                                : "maybe it comes back so slowly that even " + n
                                        + " values do not show it: take a longer stretch");
            case STATIONARY -> {
                if (n < SHORT) {
                    findings.add(n + " values are few: see whether a longer stretch says the same");
                }
            }
        }
    }
}
