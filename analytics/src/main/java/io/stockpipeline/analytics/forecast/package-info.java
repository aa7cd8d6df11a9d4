/**
 * What may come next, and how far off that may be: ARIMA models with seasonal terms, fitted by exact maximum likelihood, their orders
 * given or chosen, always measured against the guess that nothing changes. Uses {@code series} only; the library that fits stays behind
 * {@link io.stockpipeline.analytics.forecast.ArimaModel}. Start reading at {@link io.stockpipeline.analytics.forecast.Forecaster}.
 */
@NullMarked
package io.stockpipeline.analytics.forecast;

import org.jspecify.annotations.NullMarked;
