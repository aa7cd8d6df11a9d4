/**
 * What may come next, and how far off that may be: ARIMA models with seasonal terms, fitted by exact maximum likelihood, their orders
 * given or chosen, always measured against the guess that nothing changes. {@code stationarity} and
 * {@code decomposition} tell how often to take differences, {@code rollup} when the steps ahead are. The library that fits stays behind
 * {@link io.stockpipeline.analytics.forecast.ArimaModel}. Start reading at {@link io.stockpipeline.analytics.forecast.Forecaster}.
 */
@NullMarked
package io.stockpipeline.analytics.forecast;

import org.jspecify.annotations.NullMarked;
