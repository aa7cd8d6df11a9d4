package io.stockpipeline.console.history.sink;

import org.jspecify.annotations.Nullable;

/** A record as it was read, with its place. */
record SinkRecord(SinkPartition place, long offset, byte @Nullable [] value) {}
