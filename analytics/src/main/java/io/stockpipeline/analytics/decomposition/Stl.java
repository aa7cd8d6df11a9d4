package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.decomposition.Decomposition.Method;
import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import jdplus.stl.base.api.StlSpec;
import jdplus.stl.base.core.RawStlKernel;
import jdplus.toolkit.base.api.data.DoubleSeq;

/**
 * Seasonal-trend decomposition by local regression (Cleveland, Cleveland, McRae and Terpenning, "STL", 1990), computed by JDemetra+. The
 * multiplicative form takes logarithms apart and turns the parts back. Robust: values far off count less, each round by how far off they
 * were in the last.
 *
 * @param period after how many numbers the season repeats, 2 or more
 * @param form how the parts make the series
 * @param seasonWindow over how many periods the season of a place is smoothed, odd, 3 or more; the larger, the slower it may change
 * @param robust whether values far off count less
 */
public record Stl(int period, Form form, int seasonWindow, boolean robust) implements Decomposer {
    /** The authors' least; the season may change within a few periods. */
    public static final int SEASON_WINDOW = 7;

    /** A line through a window's values, the near ones counting more, gives the middle one this many times its fair share. */
    private static final double LINE_FREEDOM = 2.5;

    private static final int INNER = 5;
    private static final int ROBUST_INNER = 2;
    private static final int ROBUST_OUTER = 15;
    /** Values that the regressions may touch, all rounds together: they take two seconds or so. */
    private static final long MOST_STEPS = 150_000_000L;

    /** @throws IllegalArgumentException when nothing can repeat after so many numbers, or the window is even or below 3 */
    public Stl {
        Suitable.checkPeriod(period);
        if (seasonWindow < 3 || seasonWindow % 2 == 0) {
            throw new IllegalArgumentException("a season's window of " + seasonWindow + ": it is odd, and 3 or more");
        }
    }

    /** With the authors' least window, every value counting the same. */
    public Stl(int period, Form form) {
        this(period, form, SEASON_WINDOW, false);
    }

    @Override
    public Decomposition decompose(Series series) {
        double[] raw = Suitable.values(series, period, form);
        Scale scale = form == Form.Additive ? Scale.of(raw) : new Scale(0);
        double[] values = form == Form.Additive
                ? scale.down(raw)
                : Arrays.stream(raw).map(Math::log).toArray();
        StlWindows windows = windows(values.length);
        var found = new RawStlKernel(spec(windows)).process(DoubleSeq.of(values));
        double[] trend = found.getTrend().toArray();
        double[] seasonal = found.getSeasonal().toArray();
        double[] remainder = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            remainder[i] = values[i] - trend[i] - seasonal[i];
            if (!Double.isFinite(remainder[i])) {
                throw new UnsuitableSeriesException("local regression found no answer around value " + (i + 1)
                        + ": too many values far off each other; take another period, or the classical decomposition");
            }
        }
        double size = Classical.meanSquare(values);
        Parts parts = form == Form.Additive
                ? new Parts(form, trend, seasonal, remainder, size)
                : new Parts(form, exp(trend), exp(seasonal), exp(remainder), size);
        double freedom = Math.min(seasonWindow, (double) values.length / period) / LINE_FREEDOM;
        return Told.of(series, Method.Stl, period, freedom, scale, parts, assumptions(windows));
    }

    private StlWindows windows(int n) {
        StlWindows windows = StlWindows.of(period, seasonWindow);
        int rounds = robust ? ROBUST_INNER * (1 + ROBUST_OUTER) : INNER;
        if (windows.steps(n) * rounds <= MOST_STEPS) {
            return windows;
        }
        if (windows.spare().steps(n) * rounds <= MOST_STEPS) {
            return windows.spare();
        }
        throw new UnsuitableSeriesException(
                n + " values are too many to take apart this way in a few seconds: take a longer interval,"
                        + " a shorter stretch or the classical decomposition"
                        + (robust ? ", or do not ask for the robust one" : ""));
    }

    private StlSpec spec(StlWindows windows) {
        return windows.spec(StlWindows.LINE)
                .innerLoopsCount(robust ? ROBUST_INNER : INNER)
                .outerLoopsCount(robust ? ROBUST_OUTER : 0)
                .robustWeightThreshold(StlSpec.RWTHRESHOLD)
                .robustWeightFunction(StlSpec.RWFUNCTION)
                .build();
    }

    private static double[] exp(double[] logarithms) {
        return Arrays.stream(logarithms).map(Math::exp).toArray();
    }

    private List<String> assumptions(StlWindows windows) {
        List<String> assumptions = new ArrayList<>();
        assumptions.add("The season changes slowly: what changes within " + seasonWindow
                + " periods is followed, faster changes are not.");
        assumptions.add(
                robust
                        ? "Single values far off count little, so they stand out in the remainder."
                        : "No single value is far off: it would bend trend and season around it (the robust way withstands it).");
        assumptions.add("The first and last periods are less certain: they have neighbours on one side only.");
        if (windows.sparing()) {
            assumptions.add(
                    "There are so many values that only every tenth part of a window was fitted, with straight lines between.");
        }
        return assumptions;
    }
}
