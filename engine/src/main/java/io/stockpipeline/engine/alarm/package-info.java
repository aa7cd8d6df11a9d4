/**
 * Alarms: moves of an average, moves of a price, silence, volume, outliers and odd bars. Used by the engine's face. Start reading at
 * {@link io.stockpipeline.engine.alarm.DeviationAlarm} and {@link io.stockpipeline.engine.alarm.EpisodeAlarm}.
 */
@NullMarked
package io.stockpipeline.engine.alarm;

import org.jspecify.annotations.NullMarked;
