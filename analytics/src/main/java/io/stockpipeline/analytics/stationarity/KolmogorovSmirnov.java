package io.stockpipeline.analytics.stationarity;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import io.stockpipeline.analytics.words.Figures;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.inference.KolmogorovSmirnovTest;

/**
 * Do numbers come from a given normal distribution, or two sets of numbers from one distribution? The test of Kolmogorov and Smirnov
 * measures the largest distance D between the shares below a value. It looks at the numbers only, not at their order: for prices, which
 * hang together, use it on returns.
 */
public final class KolmogorovSmirnov {
    /** Counting out takes one step for each pair of numbers: these take a tenth of a second. */
    private static final long MOST_STEPS = 10_000_000;

    private KolmogorovSmirnov() {}

    /**
     * Numbers against a normal distribution that was known before them.
     *
     * @param mean of the distribution
     * @param standardDeviation of the distribution, above 0
     * @throws UnsuitableSeriesException when there are no numbers
     * @throws IllegalArgumentException when the distribution is none
     */
    public static OneSampleResult againstNormal(Series series, double mean, double standardDeviation) {
        if (!Double.isFinite(mean) || !Double.isFinite(standardDeviation) || standardDeviation <= 0) {
            throw new IllegalArgumentException(
                    "no normal distribution has the mean " + mean + " and the standard deviation " + standardDeviation
                            + ": the mean is a number, the standard deviation one above 0");
        }
        double[] values = some(series);
        if (values.length == 1) {
            // The library asks for two. With one, D is the larger of the shares on its two sides, and p follows by the
            // same argument.
            double below = NormalDistribution.of(mean, standardDeviation).cumulativeProbability(values[0]);
            double distance = Math.max(below, 1 - below);
            return oneSample(series, mean, standardDeviation, distance, Math.min(1, 2 * (1 - distance)));
        }
        var result = KolmogorovSmirnovTest.withDefaults()
                .test(values, NormalDistribution.of(mean, standardDeviation)::cumulativeProbability);
        return oneSample(series, mean, standardDeviation, result.getStatistic(), result.getPValue());
    }

    private static OneSampleResult oneSample(Series series, double mean, double sd, double statistic, double p) {
        String normal = "a normal distribution around " + Figures.number(mean) + " with a standard deviation of "
                + Figures.number(sd);
        List<String> findings = List.of(
                p < PValue.SIGNIFICANCE
                        ? "The numbers do not come from " + normal + " (" + Figures.p(p) + ")."
                        : "Nothing speaks against numbers from " + normal + " (" + Figures.p(p) + ").",
                "The shares below a value differ by up to " + Figures.percent(statistic) + ".");
        List<String> assumptions = List.of(
                "Mean and standard deviation were known before: estimated from these numbers, the test finds too little.",
                "Each number is drawn without regard to those before it: not so for prices, roughly so for returns.",
                "The test looks at the middle more than at the ends: rare large moves may escape it.");
        return new OneSampleResult(
                series.basis(), mean, sd, statistic, p, p < PValue.SIGNIFICANCE, findings, assumptions);
    }

    /**
     * Numbers against other numbers; equal numbers, within one set or across, are dealt with rightly. The p-value is counted out up to
     * {@value #MOST_STEPS} pairs of numbers, beyond that it is the limit for large samples.
     *
     * @throws UnsuitableSeriesException when one of them is empty
     */
    public static TwoSampleResult twoSamples(Series series, Series other) {
        Merged merged = Merged.of(some(series), some(other));
        boolean exact = merged.steps() <= MOST_STEPS;
        double p = exact ? merged.exactP() : merged.limitP();
        List<String> findings = new ArrayList<>();
        findings.add(
                p < PValue.SIGNIFICANCE
                        ? "The two sets of numbers do not come from one distribution (" + Figures.p(p) + ")."
                        : "Nothing speaks against one distribution behind both sets of numbers (" + Figures.p(p)
                                + ").");
        findings.add("The shares below a value differ by up to " + Figures.percent(merged.statistic()) + ".");
        List<String> assumptions = new ArrayList<>(List.of(
                "Each number is drawn without regard to those before it: not so for prices, roughly so for returns.",
                "The test looks at the middle more than at the ends: rare large moves may escape it."));
        if (!exact) {
            assumptions.add(
                    "The p-value is that of very large sets without equal numbers; with many equal ones it is too large.");
        }
        return new TwoSampleResult(
                series.basis(),
                other.basis(),
                merged.statistic(),
                p,
                exact,
                p < PValue.SIGNIFICANCE,
                List.copyOf(findings),
                List.copyOf(assumptions));
    }

    private static double[] some(Series series) {
        if (series.size() == 0) {
            throw new UnsuitableSeriesException(
                    "there are no numbers to compare: 1 is the least, 20 and more say something");
        }
        return series.values();
    }
}
