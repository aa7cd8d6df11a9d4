package io.stockpipeline.console.view;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** An alarm as answers show it: the topic's record, its time as an instant. See {@link Alarm} for the fields. */
public record AlarmEntry(
        @JsonPropertyDescription("the same alarm has the same id, computed or sent again")
        String id,

        @JsonPropertyDescription("joins Firing and Resolved")
        String episode,

        @JsonPropertyDescription("the alarm's name; of a Deviation the window's")
        String alarm,

        Alarm.Type type,
        Severity severity,
        Alarm.State state,
        String symbol,
        Instant time,

        @JsonPropertyDescription("price of the symbol's latest tick then")
        BigDecimal price,

        @Nullable String window,
        @Nullable BigDecimal average,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal reference,
        @Nullable BigDecimal value,
        @Nullable BigDecimal deviation,
        @Nullable String tolerance,
        Alarm.@Nullable Direction direction) {

    /** The record, to be shown. */
    public static AlarmEntry of(Alarm alarm) {
        return new AlarmEntry(
                alarm.id(),
                alarm.episode(),
                alarm.alarm(),
                alarm.type(),
                alarm.severity(),
                alarm.state(),
                alarm.symbol(),
                Instant.ofEpochMilli(alarm.time()),
                alarm.price(),
                alarm.window(),
                alarm.average(),
                alarm.previous(),
                alarm.reference(),
                alarm.value(),
                alarm.deviation(),
                alarm.tolerance(),
                alarm.direction());
    }
}
