package io.stockpipeline.console.view;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One window's figures as answers show them. See {@link WindowAverage} for the fields. */
public record WindowSnapshot(
        @JsonPropertyDescription("the window's name") String window,

        @JsonPropertyDescription("exclusive for sliding and count windows, inclusive for the others")
        Instant start,

        @JsonPropertyDescription("inclusive for sliding and count windows, exclusive for the others")
        Instant end,

        @JsonPropertyDescription("absent where there is none: volume-weighted without volume") @Nullable BigDecimal average,

        @JsonPropertyDescription("the average before; absent where there is none") @Nullable BigDecimal previous,

        @JsonPropertyDescription("|average - previous| / |previous|, to 9 decimals") @Nullable BigDecimal deviation,

        @JsonPropertyDescription("ticks in the window") long count,
        @Nullable BigDecimal min,
        @Nullable BigDecimal max,
        @Nullable BigDecimal volume,

        @JsonPropertyDescription("volume-weighted average price; absent at zero volume") @Nullable BigDecimal vwap,

        @JsonPropertyDescription("false while less history than the window is long has been seen")
        boolean complete) {

    /** The published entry, to be shown. */
    public static WindowSnapshot of(WindowAverage entry) {
        return new WindowSnapshot(
                entry.window,
                Instant.ofEpochMilli(entry.start),
                Instant.ofEpochMilli(entry.end),
                entry.average.toBigDecimal(),
                entry.previous.toBigDecimal(),
                entry.deviation.toBigDecimal(),
                entry.count,
                entry.min.toBigDecimal(),
                entry.max.toBigDecimal(),
                entry.volume.toBigDecimal(),
                entry.vwap.toBigDecimal(),
                entry.complete);
    }
}
