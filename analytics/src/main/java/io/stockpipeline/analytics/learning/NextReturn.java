package io.stockpipeline.analytics.learning;

import io.stockpipeline.analytics.forecast.DieboldMariano;
import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Learns the next return of a price by ridge regression, and tests walking forward whether that beats "no change". */
public final class NextReturn {
    /** Fewer steps tell nothing of skill. */
    private static final int FEWEST_TESTS = 50;

    /** Older prices are left out: a market of long ago tells little, and reports stay of a size to be shown. */
    private static final int LONGEST = 20_000;

    /** Rows trained on in all fits together: some seconds. */
    private static final long WORK = 20_000_000;

    /** Beyond this, ratios of prices leave the range of double. */
    private static final double SMALLEST = 1e-130;

    /** Returns that are equal but for rounding differ by no more. */
    private static final double ROUNDING = 1e-12;

    private NextReturn() {}

    /**
     * The test, over the last 20,000 prices.
     *
     * @throws UnsuitableSeriesException when a price is not above 0, there are too few of them for the settings, the price does not move
     *     while it is learned from, or the settings ask for too much work
     */
    public static LearningReport test(Series series, WalkForward settings) {
        double[] all = series.values();
        int skipped = Math.max(0, all.length - LONGEST);
        double[] prices = Arrays.copyOfRange(all, skipped, all.length);
        require(prices, skipped, settings);
        List<Walk.Step> steps = new Walk(prices, settings).steps();
        List<Walk.Step> tested = steps.subList(0, steps.size() - 1);
        double scale = meanAbsoluteReturn(prices, tested.get(0).place());
        if (!(scale > 0)) {
            throw new UnsuitableSeriesException("the price does not move in the first "
                    + tested.get(0).place() + " values: there is nothing to learn from; leave out the start");
        }
        long[] times = series.times();
        List<Prediction> predictions = new ArrayList<>(tested.size());
        double[] model = new double[tested.size()];
        double[] naive = new double[tested.size()];
        double[] drift = new double[tested.size()];
        for (int i = 0; i < tested.size(); i++) {
            Walk.Step step = tested.get(i);
            Prediction prediction = prediction(step, prices, skipped, times);
            predictions.add(prediction);
            model[i] = Math.abs(prediction.actual() - step.predicted()) / scale;
            naive[i] = Math.abs(prediction.actual()) / scale;
            drift[i] = Math.abs(prediction.actual() - step.drift()) / scale;
        }
        DieboldMariano againstNaive = DieboldMariano.of(naive, model);
        DieboldMariano againstDrift = DieboldMariano.of(drift, model);
        Score score = new Score(
                againstNaive.better() && againstDrift.better(),
                mean(model),
                mean(naive),
                mean(drift),
                againstNaive.pValue(),
                againstDrift.pValue(),
                hitRate(predictions),
                coverage(predictions),
                steps.get(steps.size() - 1).predicted());
        return new LearningReport(
                series.basis(),
                prices.length,
                settings,
                score.skill,
                score.mase,
                score.naiveMase,
                score.driftMase,
                score.pValue,
                score.driftPValue,
                score.hitRate,
                score.coverage,
                score.nextReturn,
                predictions,
                LearningWords.findings(series.basis(), prices.length, score, predictions.size()),
                LearningWords.assumptions());
    }

    /** The numbers of a report; see {@link LearningReport}. */
    record Score(
            boolean skill,
            double mase,
            double naiveMase,
            double driftMase,
            double pValue,
            double driftPValue,
            @Nullable Share hitRate,
            Share coverage,
            double nextReturn) {}

    private static void require(double[] prices, int skipped, WalkForward settings) {
        int longest = settings.averages().stream().mapToInt(a -> a - 1).max().orElse(0);
        int needed = Math.max(settings.lags(), longest) + settings.train() + FEWEST_TESTS + 1;
        if (prices.length < needed) {
            throw UnsuitableSeriesException.tooFew(
                    prices.length,
                    "price",
                    ": these settings need " + needed + ", of which the last " + FEWEST_TESTS
                            + " are for the test; train on fewer, or look less far back");
        }
        boolean chance = false;
        double first = Math.log(prices[1]) - Math.log(prices[0]);
        for (int i = 0; i < prices.length; i++) {
            if (!(prices[i] > SMALLEST && prices[i] < 1 / SMALLEST)) {
                throw new UnsuitableSeriesException("price " + (skipped + i + 1) + " is " + prices[i]
                        + ": a return needs prices above 0, and neither tiny nor huge ones");
            }
            chance |= i > 0 && Math.abs(Math.log(prices[i]) - Math.log(prices[i - 1]) - first) > ROUNDING;
        }
        if (!chance) {
            throw new UnsuitableSeriesException(
                    "the price moves by the same share at every step, or not at all: there is no chance in it to learn");
        }
        long fits = 1L + (prices.length - settings.train()) / settings.refitEvery();
        long rows = settings.window() == WalkForward.Window.Rolling
                ? settings.train()
                : (prices.length + settings.train()) / 2;
        if (fits * rows > WORK) {
            throw new UnsuitableSeriesException(fits + " fits to some " + rows
                    + " returns each take too long: refit every " + (fits * rows / WORK + 1) * settings.refitEvery()
                    + " steps or more, or take a rolling window");
        }
    }

    private static double meanAbsoluteReturn(double[] prices, int end) {
        double sum = 0;
        for (int i = 1; i < end; i++) {
            sum += Math.abs(Math.log(prices[i]) - Math.log(prices[i - 1]));
        }
        return sum / (end - 1);
    }

    private static Prediction prediction(Walk.Step step, double[] prices, int skipped, long @Nullable [] times) {
        int place = step.place();
        return new Prediction(
                skipped + place,
                times == null ? null : times[skipped + place],
                step.predicted(),
                step.lower(),
                step.upper(),
                Math.log(prices[place]) - Math.log(prices[place - 1]));
    }

    private static @Nullable Share hitRate(List<Prediction> predictions) {
        int moved = 0;
        int hits = 0;
        for (Prediction p : predictions) {
            moved += p.actual() == 0 ? 0 : 1;
            hits += p.actual() * p.predicted() > 0 ? 1 : 0;
        }
        return moved == 0 ? null : Share.of(hits, moved);
    }

    private static Share coverage(List<Prediction> predictions) {
        int within = 0;
        for (Prediction p : predictions) {
            within += p.lower() <= p.actual() && p.actual() <= p.upper() ? 1 : 0;
        }
        return Share.of(within, predictions.size());
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).average().orElseThrow();
    }
}
