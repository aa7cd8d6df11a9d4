package io.stockpipeline.analytics.decomposition;

import io.stockpipeline.analytics.decomposition.Decomposition.Method;
import io.stockpipeline.analytics.series.Scale;
import io.stockpipeline.analytics.series.Series;
import java.util.Arrays;
import java.util.List;

/**
 * The classical decomposition (Macaulay 1931; as in Kendall and Stuart): the trend is the centred moving average over one period, with half
 * weights at both ends when the period is even; the season of a place in the period is the mean of what the trend leaves there, shifted so
 * that the season's mean is 0 (divided so that it is 1). The trend, and so the remainder, is undefined for half a period at each end.
 *
 * @param period after how many numbers the season repeats, 2 or more
 * @param form how the parts make the series
 */
public record Classical(int period, Form form) implements Decomposer {
    private static final List<String> ASSUMPTIONS = List.of(
            "The season is the same in the first period as in the last.",
            "No single value is far out: it would bend the trend for a whole period, and the season with it.");

    /** @throws IllegalArgumentException when nothing can repeat after so many numbers */
    public Classical {
        Suitable.checkPeriod(period);
    }

    @Override
    public Decomposition decompose(Series series) {
        double[] raw = Suitable.values(series, period, form);
        Scale scale = Scale.of(raw);
        double[] values = scale.down(raw);
        double[] trend = CentredAverage.of(values, period);
        double[] detrended = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            detrended[i] = without(values[i], trend[i]);
        }
        double[] figure = figure(detrended);
        double[] seasonal = new double[values.length];
        double[] remainder = new double[values.length];
        for (int i = 0; i < values.length; i++) {
            seasonal[i] = figure[i % period];
            remainder[i] = without(detrended[i], seasonal[i]);
        }
        double size = form == Form.Additive ? meanSquare(values) : 1;
        Parts parts = new Parts(form, trend, seasonal, remainder, size);
        // Each place's mean is of so many numbers whose trend is defined.
        double freedom = (double) values.length / period - 1;
        return Told.of(series, Method.Classical, period, freedom, scale, parts, ASSUMPTIONS);
    }

    private double without(double value, double part) {
        return form == Form.Additive ? value - part : value / part;
    }

    /** One number for each place in the period. With two whole periods each place has one at least whose trend is defined. */
    private double[] figure(double[] detrended) {
        double[] sums = new double[period];
        int[] counts = new int[period];
        for (int i = 0; i < detrended.length; i++) {
            if (!Double.isNaN(detrended[i])) {
                sums[i % period] += detrended[i];
                counts[i % period]++;
            }
        }
        double[] figure = new double[period];
        Arrays.setAll(figure, place -> sums[place] / counts[place]);
        double mean = Arrays.stream(figure).sum() / period;
        Arrays.setAll(figure, place -> without(figure[place], mean));
        return figure;
    }

    static double meanSquare(double[] values) {
        double squares = 0;
        for (double value : values) {
            squares += value * value;
        }
        return squares / values.length;
    }
}
