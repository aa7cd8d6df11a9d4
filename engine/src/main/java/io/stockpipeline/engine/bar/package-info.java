/**
 * Bars: open, high, low, close and volume of equal spans of time. Used by the engine's face. Start reading at
 * {@link io.stockpipeline.engine.bar.BarSeries}.
 */
@NullMarked
package io.stockpipeline.engine.bar;

import org.jspecify.annotations.NullMarked;
