package io.stockpipeline.console.notify;

import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;

/**
 * Which alarms a notification wants.
 *
 * @param name the notification's
 * @param least severity that is sent
 */
record Subscription(String name, Severity least) {
    boolean wants(Alarm alarm) {
        return alarm.severity().compareTo(least) >= 0;
    }
}
