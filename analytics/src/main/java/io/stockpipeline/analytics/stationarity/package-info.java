/**
 * Whether a series comes back to a level or wanders: {@link io.stockpipeline.analytics.stationarity.Stationarity} reads the augmented
 * Dickey-Fuller test and KPSS together, {@link io.stockpipeline.analytics.stationarity.KolmogorovSmirnov} compares the distribution of
 * numbers with a normal one or with other numbers. Uses {@code series} and {@code words} only. Start reading at
 * {@link io.stockpipeline.analytics.stationarity.Stationarity}.
 */
@NullMarked
package io.stockpipeline.analytics.stationarity;

import org.jspecify.annotations.NullMarked;
