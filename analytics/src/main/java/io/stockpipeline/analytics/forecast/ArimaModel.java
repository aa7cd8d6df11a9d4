package io.stockpipeline.analytics.forecast;

import io.stockpipeline.analytics.series.UnsuitableSeriesException;
import java.util.List;

/** Fits ARIMA models and says what they expect. No method changes the arrays it is given. */
public interface ArimaModel {
    /** The exact Gaussian likelihood of the differenced numbers, over JDemetra+. */
    static ArimaModel exactLikelihood() {
        return new JdArimaModel();
    }

    /**
     * The model of these orders that makes the numbers most likely.
     *
     * @param values finite, in the order of their times, equally far apart
     * @throws UnsuitableSeriesException when the numbers are too few for the orders, do not vary after differencing, or no fit is found
     */
    ArimaFit fit(double[] values, ArimaOrders orders);

    /**
     * What the model expects after the last of the numbers; exact for this many numbers, taking the coefficients as known.
     *
     * @param values those fitted, or others that the same model is applied to
     * @param horizon steps, from 1
     */
    List<Expectation> forecast(ArimaFit fit, double[] values, int horizon);

    /**
     * What the model, its coefficients fixed, would have said of each number from {@code from} on, knowing only those before it.
     *
     * @param from place from 0, behind the numbers used up by differencing
     * @return as many as {@code values} has from that place on
     */
    double[] oneStepAhead(ArimaFit fit, double[] values, int from);

    /**
     * A number to come.
     *
     * @param mean what is expected
     * @param standardError standard deviation of what comes about it
     */
    record Expectation(double mean, double standardError) {}
}
