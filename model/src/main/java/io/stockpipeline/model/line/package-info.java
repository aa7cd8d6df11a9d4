/**
 * Lines and records of ticks that others have written: CSV and JSON, with a mapping of the tick's fields to their names
 * or columns. Used by whoever reads such lines, from a file, a connection or a topic; knows none of them. Start reading
 * at {@link io.stockpipeline.model.line.TickLines}.
 */
@NullMarked
package io.stockpipeline.model.line;

import org.jspecify.annotations.NullMarked;
