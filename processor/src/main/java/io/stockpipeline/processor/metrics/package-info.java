/**
 * What a processor tells of itself to whoever scrapes it: read when it is asked for, nothing is added to the way of a tick.
 * Used by whoever runs a processor. Start reading at {@link io.stockpipeline.processor.metrics.ProcessorMetrics}.
 */
@NullMarked
package io.stockpipeline.processor.metrics;

import org.jspecify.annotations.NullMarked;
