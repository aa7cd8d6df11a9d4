/**
 * What an extractor tells of itself to whoever scrapes it: read when it is asked for, nothing is added to the way of a tick.
 * Used by whoever runs an extractor. Start reading at {@link io.stockpipeline.extractor.metrics.ExtractorMetrics}.
 */
@NullMarked
package io.stockpipeline.extractor.metrics;

import org.jspecify.annotations.NullMarked;
