package io.stockpipeline.engine.alarm;

import io.stockpipeline.engine.history.Aggregate;
import io.stockpipeline.engine.window.SymbolTime;
import io.stockpipeline.engine.window.TrailingWindow;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.spec.AlarmSpec;
import io.stockpipeline.model.wire.Alarm;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;

/**
 * A price lies far from the window's mean: |price - mean| / s, with mean and sample standard deviation of the window as it
 * stood before the tick, so that an outlier is not judged by itself. Silent until the window is complete.
 *
 * <p>The variance is exact up to its last step: n * sum of squares - square of sum is an integer.
 */
public final class ZScoreAlarm extends EpisodeAlarm {
    private static final int DECIMALS = 6;

    private final TrailingWindow window;
    private final double threshold;
    private final double clear;
    private double score = Double.NaN;
    private double mean;

    public ZScoreAlarm(AlarmSpec spec, TrailingWindow window) {
        super(spec, Alarm.Type.ZScore);
        this.window = window;
        this.threshold = Double.parseDouble(Objects.requireNonNull(spec.threshold()));
        this.clear = spec.clear() == null ? threshold : Double.parseDouble(spec.clear());
    }

    @Override
    public void beforeTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {
        score = Double.NaN;
        Aggregate ticks = window.aggregate();
        long n = ticks.count();
        if (n < 2 || !window.complete(time)) {
            return;
        }
        BigInteger count = BigInteger.valueOf(n);
        BigInteger sum = ticks.sum().toBigInteger();
        BigInteger spread = count.multiply(ticks.squares().toBigInteger()).subtract(sum.multiply(sum));
        if (spread.signum() <= 0) {
            return;
        }
        double unit = PowersOfTen.of(ticks.scales().price());
        double deviation = Math.sqrt(spread.doubleValue() / ((double) n * (n - 1)));
        double distance = tick.price().toBigDecimal().doubleValue() * unit - sum.doubleValue() / n;
        mean = sum.doubleValue() / n / unit;
        score = distance / deviation;
    }

    @Override
    public void afterTick(Tick tick, SymbolTime time, Moment moment, AlarmSink out) {
        double size = Math.abs(score);
        boolean reached = size >= threshold;
        boolean cleared = size < clear;
        if (isActive() ? cleared : reached) {
            Finding finding = new Finding(
                    BigDecimal.valueOf(mean)
                            .setScale(window.aggregate().scales().price() + DECIMALS, RoundingMode.HALF_EVEN),
                    BigDecimal.valueOf(score).setScale(DECIMALS, RoundingMode.HALF_EVEN),
                    null,
                    spec.threshold(),
                    score < 0 ? Alarm.Direction.Down : Alarm.Direction.Up);
            weigh(reached, cleared, finding, tick.time(), moment, out);
        }
    }
}
