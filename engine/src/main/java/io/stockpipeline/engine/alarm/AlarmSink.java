package io.stockpipeline.engine.alarm;

import io.stockpipeline.model.wire.Alarm;

/** Takes alarms as they are raised. */
public interface AlarmSink {
    void alarm(Alarm alarm);
}
