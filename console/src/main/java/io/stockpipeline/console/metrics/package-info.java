/**
 * What the console tells of itself to whoever scrapes it. It knows none of the console's other packages: whoever puts the
 * console together hands in what is to be read. Start reading at {@link io.stockpipeline.console.metrics.ViewMetrics}.
 */
@NullMarked
package io.stockpipeline.console.metrics;

import org.jspecify.annotations.NullMarked;
