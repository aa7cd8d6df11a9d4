package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.stationarity.StationarityReading.Verdict;
import io.stockpipeline.analytics.words.Sentences;
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
     * @param series at least {@value Testable#FEWEST} values
     * @param terms {@code Constant} for a level, {@code Trend} for a line
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when it is too short, constant, or follows an exact rule
     * @throws IllegalArgumentException when terms are {@code None}, for which there is no KPSS test
     */
    public static StationarityReading read(Series series, Terms terms) {
        KpssResult kpss = Kpss.test(series, terms, Lag.automatic());
        DickeyFullerResult dickeyFuller = DickeyFuller.test(series, terms, Lag.automatic());
        Verdict verdict = verdict(dickeyFuller.rejected(), kpss.rejected());
        List<String> findings = new ArrayList<>();
        findings.add(inWords(verdict, terms));
        advice(verdict, terms, series.size(), findings);
        findings.add(Sentences.saidBy(
                "Augmented Dickey-Fuller", dickeyFuller.findings().get(0)));
        findings.add(Sentences.saidBy("KPSS", kpss.findings().get(0)));
        List<String> assumptions = Stream.concat(dickeyFuller.assumptions().stream(), kpss.assumptions().stream())
                .distinct()
                .toList();
        return new StationarityReading(series.basis(), verdict, dickeyFuller, kpss, findings, assumptions);
    }

    private static Verdict verdict(boolean unitRootRejected, boolean steadyRejected) {
        if (unitRootRejected) {
            return steadyRejected ? Verdict.Contradiction : Verdict.Stationary;
        }
        return steadyRejected ? Verdict.UnitRoot : Verdict.Undecided;
    }

    private static String inWords(Verdict verdict, Terms terms) {
        return switch (verdict) {
            case Stationary ->
                "Both tests agree: the series is stationary, after each move it comes back to " + terms.inWords()
                        + ", so that averages of the past say something about the future.";
            case UnitRoot ->
                "Both tests agree: the series has a unit root: it wanders; averages describe it, they do not predict it.";
            case Contradiction ->
                "The tests contradict each other: the series is pulled back, but not to " + terms.inWords() + ".";
            case Undecided ->
                "The tests cannot decide: the series fits both one that wanders and one that comes back to "
                        + terms.inWords() + ".";
        };
    }

    private static void advice(Verdict verdict, Terms terms, int n, List<String> findings) {
        switch (verdict) {
            case UnitRoot -> findings.add("Look at its changes from value to value (returns) instead of its level.");
            case Contradiction ->
                findings.add(
                        terms == Terms.Constant
                                ? "Maybe it follows a trend (test it around a line), or its level broke at some time."
                                : "Maybe its trend broke or bends, or what happens to it fades very slowly.");
            case Undecided ->
                findings.add(
                        n < SHORT
                                ? "Maybe " + n + " values are too few: take a longer stretch."
                                : "Maybe it comes back so slowly that even " + n
                                        + " values do not show it: take a longer stretch.");
            case Stationary -> {
                if (n < SHORT) {
                    findings.add(n + " values are few: see whether a longer stretch says the same.");
                }
            }
        }
    }
}
