/**
 * The windows and their averages. Used by the engine's face and by alarms. Start reading at
 * {@link io.stockpipeline.engine.window.Window}.
 */
@NullMarked
package io.stockpipeline.engine.window;

import org.jspecify.annotations.NullMarked;
