/**
 * How odd a row of numbers is among others. Used by the processor, whose Anomaly alarms judge bars by it. Start reading at
 * {@link io.stockpipeline.analytics.anomaly.OddityForest}.
 */
@NullMarked
package io.stockpipeline.analytics.anomaly;

import org.jspecify.annotations.NullMarked;
