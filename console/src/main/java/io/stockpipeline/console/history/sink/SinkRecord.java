package io.stockpipeline.console.history.sink;

import org.jspecify.annotations.Nullable;

/** A record as it was read, with its place. */
final class SinkRecord {
    private final SinkPartition place;
    private final long offset;
    private final byte @Nullable [] value;

    SinkRecord(SinkPartition place, long offset, byte @Nullable [] value) {
        this.place = place;
        this.offset = offset;
        this.value = value;
    }

    SinkPartition place() {
        return place;
    }

    long offset() {
        return offset;
    }

    /** As it lies in the topic, not a copy. */
    byte @Nullable [] value() {
        return value;
    }
}
