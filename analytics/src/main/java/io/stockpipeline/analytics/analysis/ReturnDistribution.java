package io.stockpipeline.analytics.analysis;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.stationarity.KolmogorovSmirnov;
import io.stockpipeline.analytics.stationarity.OneSampleResult;
import io.stockpipeline.analytics.stationarity.TwoSampleResult;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the moves from one number to the next are distributed: whether those of the second half are like those of the first, and whether
 * they are normal. Moves are differences of logarithms (0.01 is about 1 %) where all numbers are above 0, else plain differences.
 *
 * @param basis what it was computed from: the numbers themselves
 * @param logarithm whether the moves are differences of logarithms
 * @param halves the second half's moves against the first half's
 * @param normal the second half's moves against a normal distribution with mean and standard deviation of the first half's, which are
 *     known before the second; null where the first half's moves are all equal
 * @param findings in words
 * @param assumptions in words
 */
public record ReturnDistribution(
        Basis basis,
        boolean logarithm,
        TwoSampleResult halves,
        @Nullable OneSampleResult normal,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    private static final int FEWEST = 21;

    /**
     * Compares them.
     *
     * @throws UnsuitableSeriesException when there are under 21 numbers, or all are the same
     */
    public static ReturnDistribution of(Series series) {
        if (series.size() < FEWEST) {
            throw UnsuitableSeriesException.tooFew(
                    series.size(), "value", ": to compare moves takes at least " + FEWEST + ", better 100");
        }
        double[] values = series.values();
        boolean logarithm = series.isAboveZero();
        double[] moves = moves(values, logarithm);
        if (Arrays.stream(moves).allMatch(move -> move == 0)) {
            throw new UnsuitableSeriesException("all " + values.length
                    + " values are the same: there is no move to compare; take a stretch in which it moves");
        }
        int half = moves.length / 2;
        Series first = Series.of(Arrays.copyOf(moves, half));
        Series second = Series.of(Arrays.copyOfRange(moves, half, moves.length));
        TwoSampleResult halves = KolmogorovSmirnov.twoSamples(first, second);
        OneSampleResult normal = normal(first.values(), second);
        List<String> findings = new ArrayList<>();
        findings.add(
                halves.rejected()
                        ? "The moves of the second half are not distributed like those of the first: what was usual has changed."
                        : "Nothing shows that the moves of the second half are distributed otherwise than those of the first.");
        if (normal == null) {
            findings.add("The moves of the first half are all equal: there is no normal distribution to compare with.");
        } else {
            findings.add(
                    normal.rejected()
                            ? "The moves are not normally distributed as the first half's mean and deviation would have it:"
                                    + " bands and ranges that assume so are wrong about how rare a large move is."
                            : "Nothing shows that the moves are not normally distributed; rare large ones may still be missed.");
        }
        List<String> assumptions = new ArrayList<>(halves.assumptions());
        assumptions.add(
                logarithm
                        ? "Moves are relative ones (differences of logarithms)."
                        : "Moves are plain differences, since some values are not above 0.");
        return new ReturnDistribution(
                series.basis(), logarithm, halves, normal, List.copyOf(findings), List.copyOf(assumptions));
    }

    private static double[] moves(double[] values, boolean logarithm) {
        double[] moves = new double[values.length - 1];
        for (int i = 0; i < moves.length; i++) {
            moves[i] = logarithm ? Math.log(values[i + 1]) - Math.log(values[i]) : values[i + 1] - values[i];
            if (!Double.isFinite(moves[i])) {
                throw UnsuitableSeriesException.tooLarge(i + 1);
            }
        }
        return moves;
    }

    private static @Nullable OneSampleResult normal(double[] first, Series second) {
        double mean = Arrays.stream(first).average().orElseThrow();
        double squares = Arrays.stream(first)
                .map(value -> (value - mean) * (value - mean))
                .sum();
        double deviation = Math.sqrt(squares / (first.length - 1));
        boolean varies = Double.isFinite(deviation) && deviation > 0 && Double.isFinite(mean);
        return varies ? KolmogorovSmirnov.againstNormal(second, mean, deviation) : null;
    }
}
