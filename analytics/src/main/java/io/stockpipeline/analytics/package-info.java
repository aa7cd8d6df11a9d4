/**
 * What averages cannot tell: time-series statistics as pure functions. {@code series} is what they take and what every result says it
 * was computed from, {@code rollup} makes longer bars of shorter ones, {@code indicator}, {@code stationarity}, {@code decomposition},
 * {@code forecast}, {@code learning} and {@code anomaly} are the methods. The console serves them over its history, the command line
 * over files, the processor's anomaly alarm scores bars with them. Start reading at
 * {@link io.stockpipeline.analytics.series.Series}.
 */
@NullMarked
package io.stockpipeline.analytics;

import org.jspecify.annotations.NullMarked;
