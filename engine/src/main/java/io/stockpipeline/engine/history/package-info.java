/**
 * A symbol's kept ticks and the exact sums over them. Used by windows, bars and alarms. Start reading at
 * {@link io.stockpipeline.engine.history.History}.
 */
@NullMarked
package io.stockpipeline.engine.history;

import org.jspecify.annotations.NullMarked;
