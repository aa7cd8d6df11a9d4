/**
 * Ticks of somebody else's topic, on their way to the topic {@code ticks}: read by the pipeline's mapping, taken out of
 * their lists, keyed by symbol. Used by the topology. Start reading at
 * {@link io.stockpipeline.processor.rekey.RekeyProcessor}.
 */
@NullMarked
package io.stockpipeline.processor.rekey;

import org.jspecify.annotations.NullMarked;
