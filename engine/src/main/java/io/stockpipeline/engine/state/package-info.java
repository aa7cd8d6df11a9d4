/**
 * How a symbol's state becomes bytes and back: one header and a chain of chunks of ticks, so that what changed little is
 * written small. Start reading at {@link io.stockpipeline.engine.state.SymbolStore}.
 */
@NullMarked
package io.stockpipeline.engine.state;

import org.jspecify.annotations.NullMarked;
