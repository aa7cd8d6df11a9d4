package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** One moving average: a window, the mean taken over it, and the alarm on its moves. */
public record WindowSpec(
        @Nullable String name,
        Type type,
        @Nullable Span size,
        @Nullable Span advance,
        @Nullable Integer count,
        Average average,
        @Nullable Tolerance tolerance,
        Direction direction,
        Span cooldown,
        Severity severity,
        Emit emit) {

    /** Which ticks a window holds. */
    public enum Type {
        Sliding,
        Hopping,
        Tumbling,
        Count
    }

    /** Which mean of them. */
    public enum Average {
        Simple,
        Exponential,
        Weighted,
        VolumeWeighted
    }

    /** Moves that count. */
    public enum Direction {
        Both,
        Up,
        Down
    }

    /** On every tick, or once when the window has closed. */
    public enum Emit {
        Update,
        Final
    }

    /**
     * The name given, else one derived from what the window is: {@code 5m}, {@code tumbling-5m}, {@code hop-3s-1s},
     * {@code last-20}, with {@code ema-}, {@code wma-} or {@code vwap-} before it.
     */
    public String resolvedName() {
        if (name != null) {
            return name;
        }
        String average = switch (this.average) {
            case Simple -> "";
            case Exponential -> "ema-";
            case Weighted -> "wma-";
            case VolumeWeighted -> "vwap-";
        };
        return average
                + switch (type) {
                    case Sliding -> size;
                    case Tumbling -> "tumbling-" + size;
                    case Hopping -> "hop-" + size + "-" + advance;
                    case Count -> "last-" + count;
                };
    }
}
