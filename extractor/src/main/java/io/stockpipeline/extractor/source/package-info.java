/**
 * The port that every market-data source implements, and what sources share: health, waiting, positions, faults of
 * configuration. Knows no Kafka and no venue. The source packages and {@code publish} use it; start reading at
 * {@link io.stockpipeline.extractor.source.TickSource}.
 */
@NullMarked
package io.stockpipeline.extractor.source;

import org.jspecify.annotations.NullMarked;
