package io.stockpipeline.console.history;

import io.stockpipeline.model.wire.Alarm;

/**
 * An alarm with the place of its record in the topic {@code alarms}: of the first, where one was published more than once.
 */
public record StoredAlarm(int partition, long offset, Alarm alarm) {}
