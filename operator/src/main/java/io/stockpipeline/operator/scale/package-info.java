/** Scaling by lag: pure decisions, no clock of their own. Start reading at {@link io.stockpipeline.operator.scale.Autoscaler}. */
@NullMarked
package io.stockpipeline.operator.scale;

import org.jspecify.annotations.NullMarked;
