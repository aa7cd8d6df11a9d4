package io.stockpipeline.console.notify.channel;

import io.stockpipeline.model.wire.Alarm;

/**
 * An alarm to be told.
 *
 * @param alarm what the topic says
 * @param json the topic's record as it came: with its digits, and with fields that this version does not know
 */
public record Notice(Alarm alarm, String json) {}
