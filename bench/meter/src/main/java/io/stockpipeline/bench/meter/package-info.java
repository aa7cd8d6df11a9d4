/**
 * The instrument: an agent without dependencies, loaded into the process of every contestant alike. Start reading at
 * {@link io.stockpipeline.bench.meter.Meter}.
 */
@NullMarked
package io.stockpipeline.bench.meter;

import org.jspecify.annotations.NullMarked;
