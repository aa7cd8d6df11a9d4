/**
 * Technical indicators over closes: moving averages, bands, RSI, MACD and the rolling standard deviation. Each has a class with a pure
 * function {@code of}, and answers a record that says in words what the last bar shows. They describe what has been; none of them
 * promises anything. Rolling sums are made without ever taking a number off again, so they do not drift. May use {@code series} and
 * {@code rollup}. Start reading at {@link io.stockpipeline.analytics.indicator.Line}.
 */
@NullMarked
package io.stockpipeline.analytics.indicator;

import org.jspecify.annotations.NullMarked;
