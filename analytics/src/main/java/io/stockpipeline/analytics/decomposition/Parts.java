package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a method found, still in numbers of the scaled series; not a number where it is undefined. */
final class Parts {
    private final Form form;
    private final double[] trend;
    private final double[] seasonal;
    private final double[] remainder;
    private final double size;

    /**
     * @param size the mean square of the numbers that the parts' rounding is measured by
     * @throws UnsuitableSeriesException when a factor is too small or too large for a computer's number
     */
    Parts(Form form, double[] trend, double[] seasonal, double[] remainder, double size) {
        this.form = form;
        this.trend = trend;
        this.seasonal = seasonal;
        this.remainder = remainder;
        this.size = size;
        if (form == Form.Multiplicative) {
            checkFactors(trend);
            checkFactors(seasonal);
            checkFactors(remainder);
        }
    }

    private static void checkFactors(double[] factors) {
        for (double factor : factors) {
            if (factor <= 0 || Double.isInfinite(factor)) {
                throw new UnsuitableSeriesException(
                        "the values differ so much in size that no factor between them is left in a computer's"
                                + " numbers: leave out what is far off, or take their logarithms apart in the additive form");
            }
        }
    }

    Form form() {
        return form;
    }

    double trendStrength() {
        return strength(trend);
    }

    double seasonalStrength() {
        return strength(seasonal);
    }

    /** 1 - Var(remainder) / Var(remainder and part), not below 0; 0 when both together do not move. */
    private double strength(double[] part) {
        double both = variance(part, remainder);
        if (both <= Scale.negligible(size)) {
            return 0;
        }
        return Math.min(1, Math.max(0, 1 - variance(remainder) / both));
    }

    private double variance(double[]... addends) {
        double mean = 0;
        double squares = 0;
        int n = 0;
        for (int i = 0; i < remainder.length; i++) {
            if (!Double.isNaN(remainder[i])) {
                double value = 0;
                for (double[] addend : addends) {
                    value += form == Form.Additive ? addend[i] : Math.log(addend[i]);
                }
                n++;
                double off = value - mean;
                mean += off / n;
                squares += off * (value - mean);
            }
        }
        return squares / n;
    }

    List<@Nullable Double> trend(Scale scale) {
        return list(trend, scale);
    }

    List<Double> seasonal(Scale scale) {
        List<Double> numbers = new ArrayList<>(seasonal.length);
        for (int i = 0; i < seasonal.length; i++) {
            numbers.add(form == Form.Additive ? finite(scale.up(seasonal[i]), i) : seasonal[i]);
        }
        return Collections.unmodifiableList(numbers);
    }

    List<@Nullable Double> remainder(Scale scale) {
        return list(remainder, form == Form.Additive ? scale : new Scale(0));
    }

    private static List<@Nullable Double> list(double[] numbers, Scale scale) {
        List<@Nullable Double> list = new ArrayList<>(numbers.length);
        for (int i = 0; i < numbers.length; i++) {
            list.add(Double.isNaN(numbers[i]) ? null : (Double) finite(scale.up(numbers[i]), i));
        }
        return Collections.unmodifiableList(list);
    }

    private static double finite(double number, int place) {
        if (Double.isFinite(number)) {
            return number;
        }
        throw UnsuitableSeriesException.tooLarge(place);
    }
}
