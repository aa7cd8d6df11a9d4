package io.stockpipeline.analytics.indicator;

import io.stockpipeline.analytics.series.Basis;
import io.stockpipeline.analytics.series.Explained;
import io.stockpipeline.analytics.series.Series;
import java.util.List;

/**
 * Moving average convergence and divergence: {@code EMA(fast) - EMA(slow)}, each EMA seeded with the plain mean of its first closes, and
 * its signal, the EMA over {@code smooth} of that difference, seeded with the plain mean of its first {@code smooth}. The first
 * difference belongs to bar {@code slow}, the first signal to bar {@code slow + smooth - 1}. Usual: 12, 26, 9. Source: Appel, Technical
 * Analysis: Power Tools for Active Investors (2005).
 *
 * @param basis what it was computed from
 * @param fast bars of the faster average, at least 1
 * @param slow bars of the slower one, more than fast
 * @param smooth bars of the signal, at least 1
 * @param macd the faster average less the slower one, in the unit of the series
 * @param signal its average
 * @param histogram macd less signal
 * @param findings what the last values show
 * @param assumptions what is taken for granted
 */
public record Macd(
        Basis basis,
        int fast,
        int slow,
        int smooth,
        Line macd,
        Line signal,
        Line histogram,
        List<String> findings,
        List<String> assumptions)
        implements Explained {
    /**
     * @param fast bars of the faster average, at least 1
     * @param slow bars of the slower one, more than fast
     * @param smooth bars of the signal, at least 1
     * @throws io.stockpipeline.analytics.series.UnsuitableSeriesException when there are fewer values than slow + smooth - 1, or they are
     *     so large that they cannot be added up
     */
    public static Macd of(Series closes, int fast, int slow, int smooth) {
        Needs.atLeast(1, "the faster window", fast);
        Needs.atLeast(fast + 1, "the slower window", slow);
        Needs.atLeast(1, "the signal's window", smooth);
        Needs.values(closes, (long) slow + smooth - 1, "a MACD of " + fast + ", " + slow + " and " + smooth + " bars");
        double[] values = closes.values();
        double[] faster = Exponential.of(values, 0, fast, Exponential.share(fast));
        double[] slower = Exponential.of(values, 0, slow, Exponential.share(slow));
        double[] macd = new double[values.length];
        for (int i = slow - 1; i < macd.length; i++) {
            macd[i] = faster[i] - slower[i];
        }
        double[] signal = Exponential.of(macd, slow - 1, smooth, Exponential.share(smooth));
        double[] histogram = new double[values.length];
        int first = slow + smooth - 2;
        for (int i = first; i < histogram.length; i++) {
            histogram[i] = macd[i] - signal[i];
        }
        int last = values.length - 1;
        Basis basis = closes.basis();
        return new Macd(
                basis,
                fast,
                slow,
                smooth,
                Line.from(slow - 1, macd),
                Line.from(first, signal),
                Line.from(first, histogram),
                List.of(
                        Wording.against(
                                        "The " + fast + "-bar exponential average",
                                        faster[last],
                                        "the " + slow + "-bar one",
                                        slower[last])
                                + ".",
                        Wording.against("The MACD", macd[last], "its signal", signal[last]) + "."),
                Wording.assumptions(
                        basis,
                        "Both averages begin with the plain average of their first bars, so the first values depend on"
                                + " where the series begins."));
    }
}
