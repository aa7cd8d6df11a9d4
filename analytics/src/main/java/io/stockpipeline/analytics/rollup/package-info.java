/**
 * Longer bars of shorter ones, or of ticks: minutes, hours, days, ISO weeks and months of an exchange's time zone. All numbers stay
 * exact, and neither the order nor the grouping in which parts come together matters. May use {@code series}; knows no other method.
 * Start reading at {@link io.stockpipeline.analytics.rollup.RollUp}; {@link io.stockpipeline.analytics.rollup.BarSum} is what merges,
 * {@link io.stockpipeline.analytics.rollup.Period} says where a bar begins and ends.
 */
@NullMarked
package io.stockpipeline.analytics.rollup;

import org.jspecify.annotations.NullMarked;
