package io.stockpipeline.engine;

import io.stockpipeline.model.spec.AlarmSpec;

/** The pipeline wants a kind of alarm that this version does not compute. */
public final class UnsupportedAlarmException extends RuntimeException {
    UnsupportedAlarmException(AlarmSpec alarm) {
        super("alarm " + alarm.name() + ": this version has no " + alarm.type() + " alarms yet; take it out to go on");
    }
}
