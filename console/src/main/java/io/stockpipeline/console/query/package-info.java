/**
 * What is asked of the live view and the history: a class for each question, and the records they are answered with. Nothing here
 * changes anything.
 *
 * <p>Knows the view and the history's port, nothing of HTTP. Start reading at {@link io.stockpipeline.console.query.Market}.
 */
@NullMarked
package io.stockpipeline.console.query;

import org.jspecify.annotations.NullMarked;
