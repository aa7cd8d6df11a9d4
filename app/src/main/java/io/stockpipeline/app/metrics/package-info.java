/**
 * The page that Prometheus scrapes, of whatever runs in this process. What is on it comes from the packages {@code metrics} of
 * the other modules; docs/metrics.md lists it. Start reading at {@link io.stockpipeline.app.metrics.MetricsPage}.
 */
@NullMarked
package io.stockpipeline.app.metrics;

import org.jspecify.annotations.NullMarked;
