package io.stockpipeline.analytics.analysis;

import io.stockpipeline.analytics.indicator.BollingerBands;
import io.stockpipeline.analytics.indicator.Macd;
import io.stockpipeline.analytics.indicator.MovingAverage;
import io.stockpipeline.analytics.indicator.MovingAverages;
import io.stockpipeline.analytics.indicator.RelativeStrength;
import io.stockpipeline.analytics.indicator.RollingDeviation;
import io.stockpipeline.analytics.indicator.VolumeWeighted;
import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * All indicators with their usual lengths. One that the numbers are too few for, or which needs volumes, is null, and a finding says why.
 *
 * @param basis what they were computed from
 * @param simple SMA over 20
 * @param exponential EMA over 20
 * @param weighted WMA over 20
 * @param volumeWeighted VWAP over 20
 * @param deviation rolling standard deviation over 20
 * @param bands Bollinger's over 20, two deviations wide
 * @param strength Wilder's RSI over 14
 * @param macd 12, 26 and 9
 * @param findings in words
 * @param assumptions in words
 */
public record IndicatorSet(
        Basis basis,
        @Nullable MovingAverage simple,
        @Nullable MovingAverage exponential,
        @Nullable MovingAverage weighted,
        @Nullable MovingAverage volumeWeighted,
        @Nullable RollingDeviation deviation,
        @Nullable BollingerBands bands,
        @Nullable RelativeStrength strength,
        @Nullable Macd macd,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /** Bars of averages and bands. */
    public static final int WINDOW = 20;

    private static final double WIDTH = 2;
    private static final int STRENGTH = 14;
    private static final int FAST = 12;
    private static final int SLOW = 26;
    private static final int SIGNAL = 9;

    /**
     * Computes them.
     *
     * @param volumes as many as closes; null when they are not known
     * @throws UnsuitableSeriesException when there is no value at all
     */
    public static IndicatorSet of(Series closes, double @Nullable [] volumes) {
        if (closes.size() == 0) {
            throw new UnsuitableSeriesException("there are no values: indicators need at least 15, better 50");
        }
        Gathered gathered = new Gathered();
        // The first to be said is what most people look at first.
        MovingAverage simple = gathered.of("SMA", () -> MovingAverages.simple(closes, WINDOW));
        RelativeStrength strength = gathered.of("RSI", () -> RelativeStrength.of(closes, STRENGTH));
        BollingerBands bands = gathered.of("Bollinger bands", () -> BollingerBands.of(closes, WINDOW, WIDTH));
        Macd macd = gathered.of("MACD", () -> Macd.of(closes, FAST, SLOW, SIGNAL));
        MovingAverage exponential = gathered.of("EMA", () -> MovingAverages.exponential(closes, WINDOW));
        MovingAverage weighted = gathered.of("WMA", () -> MovingAverages.weighted(closes, WINDOW));
        MovingAverage volumeWeighted = gathered.of("VWAP", () -> volumeWeighted(closes, volumes));
        RollingDeviation deviation = gathered.of("standard deviation", () -> RollingDeviation.of(closes, WINDOW));
        if (gathered.assumptions.isEmpty()) {
            gathered.assumptions.add("Nothing was computed, so nothing was taken for granted.");
        }
        return new IndicatorSet(
                closes.basis(),
                simple,
                exponential,
                weighted,
                volumeWeighted,
                deviation,
                bands,
                strength,
                macd,
                List.copyOf(gathered.findings),
                List.copyOf(gathered.assumptions));
    }

    private static MovingAverage volumeWeighted(Series closes, double @Nullable [] volumes) {
        if (volumes == null) {
            throw new UnsuitableSeriesException("these numbers have no volumes");
        }
        return VolumeWeighted.of(closes, volumes, WINDOW);
    }

    /** Gathers what each of them says; what several say is said once. */
    private static final class Gathered {
        final List<String> findings = new ArrayList<>();
        final Set<String> assumptions = new LinkedHashSet<>();

        <T extends Explained> @Nullable T of(String name, Supplier<T> method) {
            try {
                T result = method.get();
                findings.addAll(result.findings());
                assumptions.addAll(result.assumptions());
                return result;
            } catch (UnsuitableSeriesException e) {
                findings.add("There is no " + name + ": " + e.getMessage() + ".");
                return null;
            }
        }
    }
}
