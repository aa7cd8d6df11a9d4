/**
 * What is done with each record of the topic {@code ticks}, or of one that is keyed like it. Used by the topology. Start reading at
 * {@link io.stockpipeline.processor.task.TickProcessor}.
 */
@NullMarked
package io.stockpipeline.processor.task;

import org.jspecify.annotations.NullMarked;
