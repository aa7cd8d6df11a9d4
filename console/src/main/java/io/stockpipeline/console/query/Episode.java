package io.stockpipeline.console.query;

import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.time.Instant;
import java.util.List;

/** An alarm that has fired and not yet resolved. */
public record Episode(String alarm, Alarm.Type type, Severity severity, String episode, Instant since) {
    static List<Episode> of(List<Alarm> firing) {
        return firing.stream()
                .map(alarm -> new Episode(
                        alarm.alarm(),
                        alarm.type(),
                        alarm.severity(),
                        alarm.episode(),
                        Instant.ofEpochMilli(alarm.time())))
                .toList();
    }
}
