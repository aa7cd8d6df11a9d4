/**
 * How odd a symbol's final bars are among those before them. Used by the engine's face and the Anomaly alarms. Start reading at
 * {@link io.stockpipeline.engine.anomaly.BarWatch}.
 */
@NullMarked
package io.stockpipeline.engine.anomaly;

import org.jspecify.annotations.NullMarked;
