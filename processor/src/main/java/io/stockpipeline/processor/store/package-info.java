/**
 * The processor's state. Used by the task and the topology. Start reading at
 * {@link io.stockpipeline.processor.store.EngineStore}.
 */
@NullMarked
package io.stockpipeline.processor.store;

import org.jspecify.annotations.NullMarked;
