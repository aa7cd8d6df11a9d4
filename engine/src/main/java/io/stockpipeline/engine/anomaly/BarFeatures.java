package io.stockpipeline.engine.anomaly;

import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Bar;
import java.math.BigDecimal;

/**
 * What of a bar is looked at, as whole numbers, so that what is kept is what is computed with:
 *
 * <ol>
 *   <li>ln(close / previous close) / sqrt(intervals since the previous bar), in 1e-7: a price that wanders moves by the root of the
 *       time, so a night's gap is measured as a night's. Where a price is not above zero the difference relative to the larger one takes
 *       the logarithm's place; the first bar's close is compared with its open
 *   <li>ln((high - low) / the larger of both + 1e-6), in 1e-3: a bar that stands still is far from one that moves a little
 *   <li>ln(1 + volume), in 1e-3
 *   <li>ln(1 + number of ticks), in 1e-3
 * </ol>
 */
final class BarFeatures {
    static final int COUNT = 4;

    private static final double MOVE_UNIT = 1e-7;
    private static final double LOG_UNIT = 1e-3;
    private static final double STILL = 1e-6;

    private BarFeatures() {}

    /**
     * Writes the bar's features into the array.
     *
     * @param previousClose absent before the first bar
     * @param intervals from the previous bar's start to this one's, at least 1
     */
    static void of(Bar bar, Figure previousClose, long intervals, int[] into, int at) {
        double close = real(bar.close);
        double from = real(previousClose.isPresent() ? previousClose : bar.open);
        double high = real(bar.high);
        double low = real(bar.low);
        double size = Math.max(Math.abs(high), Math.abs(low));
        // StrictMath: the same on every processor.
        into[at] = units(move(from, close) / StrictMath.sqrt((double) intervals), MOVE_UNIT);
        into[at + 1] = units(StrictMath.log((size == 0 ? 0 : (high - low) / size) + STILL), LOG_UNIT);
        into[at + 2] = units(StrictMath.log1p(real(bar.volume)), LOG_UNIT);
        into[at + 3] = units(StrictMath.log1p((double) bar.count), LOG_UNIT);
    }

    private static double move(double from, double to) {
        if (from > 0 && to > 0) {
            return StrictMath.log(to / from);
        }
        double size = Math.max(Math.abs(from), Math.abs(to));
        return size == 0 ? 0 : (to - from) / size;
    }

    private static int units(double value, double unit) {
        // A cast of what is too large gives the largest.
        return (int) Math.rint(value / unit);
    }

    private static double real(Figure figure) {
        BigDecimal value = figure.toBigDecimal();
        return value == null ? 0 : value.doubleValue();
    }
}
