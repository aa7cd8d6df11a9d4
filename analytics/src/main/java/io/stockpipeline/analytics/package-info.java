/**
 * What averages cannot tell: time-series statistics as pure functions. {@code series} is what they take and what every result says it
 * was computed from, {@code rollup} makes longer bars of shorter ones, {@code indicator}, {@code stationarity}, {@code decomposition},
 * {@code forecast}, {@code learning} and {@code anomaly} are the methods; {@code analysis} asks them as they are usually asked, and
 * {@code words} writes numbers the same way for all. Arrows go one way: {@code words} and {@code series} know none of the others,
 * {@code rollup}, {@code indicator}, {@code stationarity} and {@code decomposition} know these, {@code forecast} and {@code learning} may
 * know all of them, {@code analysis} all but {@code anomaly}, which stands apart. The console serves them over its history, the command line
 * over files, the processor's anomaly alarm scores bars with them. Start reading at
 * {@link io.stockpipeline.analytics.series.Series}.
 */
@NullMarked
package io.stockpipeline.analytics;

import org.jspecify.annotations.NullMarked;
