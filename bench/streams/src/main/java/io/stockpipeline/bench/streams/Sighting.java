package io.stockpipeline.bench.streams;

import io.stockpipeline.model.wire.Tick;
import org.jspecify.annotations.Nullable;

/**
 * A tick, and when one like it was seen.
 *
 * @param seen the time of the earlier one; null when there is none
 */
record Sighting(Tick tick, @Nullable Long seen) {
    boolean isFirst() {
        return seen == null;
    }
}
