/**
 * What stands on the topics, its codecs, and what is done with a record that is none. Everything may use this package. Start reading at
 * {@link io.stockpipeline.model.wire.Tick} and {@link io.stockpipeline.model.wire.Averages}.
 */
@NullMarked
package io.stockpipeline.model.wire;

import org.jspecify.annotations.NullMarked;
