/**
 * The history: what the topics have said, kept in PostgreSQL for as long as it is wanted. The console works without one and
 * says which answers need it.
 *
 * <p>Start reading at {@link io.stockpipeline.console.history.History}, what can be asked, and
 * {@link io.stockpipeline.console.history.HistoryDatabase}, which other parts that keep tables there use too. What writes lies
 * in the package {@code sink}.
 */
@NullMarked
package io.stockpipeline.console.history;

import org.jspecify.annotations.NullMarked;
