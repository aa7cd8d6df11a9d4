/**
 * What the operator counts of itself, for Prometheus. No metric carries the name of a pipeline: there may be thousands. Start
 * reading at {@link io.stockpipeline.operator.metrics.OperatorMetrics}.
 */
@NullMarked
package io.stockpipeline.operator.metrics;

import org.jspecify.annotations.NullMarked;
