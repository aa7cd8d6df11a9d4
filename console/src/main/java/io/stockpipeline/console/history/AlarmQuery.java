package io.stockpipeline.console.history;

import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import org.jspecify.annotations.Nullable;

/**
 * Alarms. Whatever is null is not looked at.
 *
 * @param alarm the alarm's name
 */
public record AlarmQuery(
        @Nullable String symbol,
        @Nullable String alarm,
        @Nullable Severity severity,
        Alarm.@Nullable State state,
        TimeRange range,
        PageRequest page) {}
