package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.Alarm;

/**
 * An alarm and its place in the topic.
 *
 * @param alarm as it was published
 * @param partition of the topic {@code alarms}
 * @param offset in that partition: later alarms of it have greater ones
 */
public record AlarmRecord(Alarm alarm, int partition, long offset) {}
