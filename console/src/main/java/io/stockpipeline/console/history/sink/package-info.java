/**
 * What writes the history: topics into tables, every record once. Only one replica writes at a time; the others stand by.
 *
 * <p>Start reading at {@link io.stockpipeline.console.history.sink.HistorySink}, the thread, then
 * {@link io.stockpipeline.console.history.sink.Placement}, from where each partition is read, and
 * {@link io.stockpipeline.console.history.sink.BatchTransaction}, which is why nothing is written twice.
 */
@NullMarked
package io.stockpipeline.console.history.sink;

import org.jspecify.annotations.NullMarked;
