/**
 * Numbers in the order of their times, what is known of where they come from, their size, and how a method refuses those it cannot use. Everything
 * else in analytics may use this package; it uses {@code words} only. Start reading at {@link io.stockpipeline.analytics.series.Series}.
 */
@NullMarked
package io.stockpipeline.analytics.series;

import org.jspecify.annotations.NullMarked;
