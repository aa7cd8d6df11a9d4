package io.stockpipeline.app.backtest;

import io.stockpipeline.engine.whatif.WindowOutcome;
import io.stockpipeline.model.wire.DeadLetterReason;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a backtest found.
 *
 * @param read = accepted + duplicates + dead letters
 * @param accepted ticks taken in, late ones included
 * @param alarmsRaised records of {@code alarms}, resolved ones included
 * @param alarms firing alarms by name and symbol
 * @param sweep alarms that other tolerances would have raised; empty when none was tried
 * @param shift what a price shift would have changed; null when none was tried
 */
public record BacktestReport(
        long read,
        long accepted,
        long late,
        long duplicates,
        Map<DeadLetterReason, Long> deadLetters,
        long averages,
        long alarmsRaised,
        long bars,
        double seconds,
        List<AlarmCount> alarms,
        List<SweepCount> sweep,
        @Nullable ShiftResult shift) {

    /** How often an alarm fired. */
    public record AlarmCount(String symbol, String alarm, long count) {}

    /** How often a window's alarm would have fired at a tolerance. */
    public record SweepCount(String symbol, String window, String tolerance, long count) {}

    /**
     * What a shifted symbol shows against what it showed.
     *
     * @param invalid ticks whose shifted price is none any more
     */
    public record ShiftResult(String symbol, BigDecimal amount, long invalid, List<ShiftedWindow> windows) {}

    /** What a window came to, before and after the shift. */
    public record ShiftedWindow(
            String window,
            @Nullable BigDecimal averageBefore,
            @Nullable BigDecimal averageAfter,
            @Nullable BigDecimal deviationBefore,
            @Nullable BigDecimal deviationAfter,
            @Nullable BigDecimal largestDeviationBefore,
            @Nullable BigDecimal largestDeviationAfter,
            long alarmsBefore,
            long alarmsAfter) {
        static ShiftedWindow of(WindowOutcome before, WindowOutcome after) {
            return new ShiftedWindow(
                    before.window(),
                    before.average(),
                    after.average(),
                    before.deviation(),
                    after.deviation(),
                    before.largestDeviation(),
                    after.largestDeviation(),
                    before.alarms(),
                    after.alarms());
        }
    }

    public double ticksPerSecond() {
        return seconds == 0 ? 0 : read / seconds;
    }
}
