/**
 * The live view: what the topics of averages, alarms and bars say now, in memory. A thread reads the topics
 * (its feed) and is the only one to write; requests read as many at a time as they like.
 *
 * <p>Knows the model and the engine only. Start reading at {@link io.stockpipeline.console.view.ViewListener}.
 */
@NullMarked
package io.stockpipeline.console.view;

import org.jspecify.annotations.NullMarked;
