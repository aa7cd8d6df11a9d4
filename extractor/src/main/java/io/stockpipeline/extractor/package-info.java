/**
 * Market-data sources and the publisher of their ticks.
 */
@NullMarked
package io.stockpipeline.extractor;

import org.jspecify.annotations.NullMarked;
