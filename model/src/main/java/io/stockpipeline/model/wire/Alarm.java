package io.stockpipeline.model.wire;

import io.stockpipeline.model.spec.Severity;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A record of the topic {@code alarms}.
 *
 * @param id a hash of pipeline, alarm, symbol, window start, the accepted tick's sequence number and state
 * @param episode joins Firing and Resolved
 * @param alarm the window's or the alarm's name
 * @param type what was watched
 * @param time the symbol's latest time, epoch milliseconds; of a Stale alarm the instant it was due, of an Anomaly the end of its bar
 * @param price the price at that time
 * @param window the window's name, where there is one
 * @param average the average, of a Deviation
 * @param previous the average before, of a Deviation
 * @param reference what the value was compared with: the previous close, the usual volume, the mean
 * @param value what was compared: the volume, the z-score, the share of the bars before that an odd one is odder than
 * @param deviation the relative move, to 9 decimals, of a Deviation or a PriceMove
 * @param tolerance the tolerance or threshold as the pipeline writes it
 * @param direction of the move
 */
public record Alarm(
        String id,
        String episode,
        String alarm,
        Type type,
        Severity severity,
        State state,
        String symbol,
        long time,
        BigDecimal price,
        @Nullable String window,
        @Nullable BigDecimal average,
        @Nullable BigDecimal previous,
        @Nullable BigDecimal reference,
        @Nullable BigDecimal value,
        @Nullable BigDecimal deviation,
        @Nullable String tolerance,
        @Nullable Direction direction) {
    /** What was watched. */
    public enum Type {
        Deviation,
        PriceMove,
        Stale,
        VolumeSpike,
        ZScore,
        Anomaly
    }

    /** Whether it began or ended. */
    public enum State {
        Firing,
        Resolved
    }

    /** Which way a value moved. */
    public enum Direction {
        Up,
        Down
    }
}
