package io.stockpipeline.engine.history;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.number.PowersOfTen;
import io.stockpipeline.model.wire.Tick;
import org.jspecify.annotations.Nullable;

/**
 * The exact sums over a set of ticks. What was added can be taken away to the last digit.
 *
 * <p>Sums stand in this object as long as they fit 63 bits, as they nearly always do: most of the time that a tick costs
 * is waiting for memory. The first that does not fit moves all of them to {@link ExactSum}s, for good.
 */
public final class Aggregate {
    private final Scales scales;
    private final Detail detail;
    private long count;
    private long sum;
    private long volume;
    private long notional;
    /** Where the sums are once they have outgrown the fields. */
    private @Nullable WideSums wide;
    /** Sum of squared prices; kept only where a z-score wants it. */
    private final @Nullable ExactSum squares;

    /** What is summed: each adds to the one before it. */
    public enum Detail {
        /** Prices. */
        PRICES,
        /** Sizes, and prices times sizes. */
        TRADES,
        /** Squares of prices. */
        SQUARES
    }

    /** Sums of any size. */
    private static final class WideSums {
        final ExactSum sum = new ExactSum();
        final ExactSum volume = new ExactSum();
        final ExactSum notional = new ExactSum();
    }

    public Aggregate(Scales scales, Detail detail) {
        this.scales = scales;
        this.detail = detail;
        this.squares = detail == Detail.SQUARES ? new ExactSum() : null;
    }

    public void clear() {
        count = 0;
        sum = 0;
        volume = 0;
        notional = 0;
        wide = null;
        if (squares != null) {
            squares.clear();
        }
    }

    /** Adds one tick; without a size it adds no volume. */
    public void add(Tick tick) {
        Decimal price = tick.price();
        Decimal size = tick.size();
        add(price.unscaled(), price.scale(), size == null ? 0 : size.unscaled(), size == null ? 0 : size.scale());
    }

    /** Adds one tick; a size of zero adds no volume. */
    public void add(long price, int priceScale, long size, int sizeScale) {
        int priceShift = scales.price() - priceScale;
        int sizeShift = scales.size() - sizeScale;
        count++;
        if (wide != null || !addNarrow(price, priceShift, size, sizeShift)) {
            addWide(price, priceShift, size, sizeShift);
        }
        if (squares != null) {
            squares.addProductScaled(price, price, 2 * priceShift);
        }
    }

    /** Takes one tick away. */
    public void remove(long price, int priceScale, long size, int sizeScale) {
        int priceShift = scales.price() - priceScale;
        int sizeShift = scales.size() - sizeScale;
        count--;
        if (wide != null) {
            addWide(-price, priceShift, -size, sizeShift);
        } else {
            removeNarrow(scaled(price, priceShift), scaled(size, sizeShift));
        }
        if (squares != null) {
            squares.addProductScaled(-price, price, 2 * priceShift);
        }
    }

    /** Adds where everything stays within the fields; otherwise changes nothing and answers false. */
    private boolean addNarrow(long unscaledPrice, int priceShift, long unscaledSize, int sizeShift) {
        if (!Scales.fits(unscaledPrice, priceShift) || !Scales.fits(unscaledSize, sizeShift)) {
            return false;
        }
        long price = scaled(unscaledPrice, priceShift);
        long newSum = sum + price;
        if (detail != Detail.PRICES) {
            long size = scaled(unscaledSize, sizeShift);
            long product = price * size;
            long newVolume = volume + size;
            long newNotional = notional + product;
            // No term is negative, so a sum that overflows is.
            if (Math.multiplyHigh(price, size) != 0 || (newSum | newVolume | product | newNotional) < 0) {
                return false;
            }
            volume = newVolume;
            notional = newNotional;
        } else if (newSum < 0) {
            return false;
        }
        sum = newSum;
        return true;
    }

    /** What is within the fields' sums fits them itself. */
    private void removeNarrow(long price, long size) {
        sum -= price;
        if (detail != Detail.PRICES) {
            volume -= size;
            notional -= price * size;
        }
    }

    private static long scaled(long unscaled, int shift) {
        return shift == 0 ? unscaled : unscaled * PowersOfTen.of(shift);
    }

    /** Adds a tick, or takes one away whose price and size are given below zero. */
    private void addWide(long price, int priceShift, long size, int sizeShift) {
        WideSums sums = widened();
        sums.sum.addScaled(price, priceShift);
        if (detail != Detail.PRICES && size != 0) {
            sums.volume.addScaled(size, sizeShift);
            sums.notional.addProductScaled(price, Math.abs(size), priceShift + sizeShift);
        }
    }

    private WideSums widened() {
        WideSums sums = wide;
        if (sums == null) {
            sums = new WideSums();
            sums.sum.add(sum);
            sums.volume.add(volume);
            sums.notional.add(notional);
            wide = sums;
        }
        return sums;
    }

    public void add(Aggregate other) {
        combine(other, 1);
    }

    public void remove(Aggregate other) {
        combine(other, -1);
    }

    private void combine(Aggregate other, int sign) {
        count += sign * other.count;
        if (wide == null && other.wide == null && combineNarrow(other, sign)) {
            combineSquares(other, sign);
            return;
        }
        WideSums sums = widened();
        combine(sums.sum, other.sum(), sign);
        combine(sums.volume, other.volume(), sign);
        combine(sums.notional, other.notional(), sign);
        combineSquares(other, sign);
    }

    private boolean combineNarrow(Aggregate other, int sign) {
        long newSum = sum + sign * other.sum;
        long newVolume = volume + sign * other.volume;
        long newNotional = notional + sign * other.notional;
        if ((newSum | newVolume | newNotional) < 0) {
            return false;
        }
        sum = newSum;
        volume = newVolume;
        notional = newNotional;
        return true;
    }

    private void combineSquares(Aggregate other, int sign) {
        if (squares != null && other.squares != null) {
            combine(squares, other.squares, sign);
        }
    }

    private static void combine(ExactSum sum, ExactSum other, int sign) {
        if (sign > 0) {
            sum.add(other);
        } else {
            sum.subtract(other);
        }
    }

    /** Multiplies every sum when the symbol's scales grow by so many decimals. */
    public void rescale(int priceShift, int sizeShift) {
        if (wide == null
                && Scales.fits(sum, priceShift)
                && Scales.fits(volume, sizeShift)
                && priceShift + sizeShift <= PowersOfTen.MAX_EXPONENT
                && Scales.fits(notional, priceShift + sizeShift)) {
            sum *= PowersOfTen.of(priceShift);
            volume *= PowersOfTen.of(sizeShift);
            notional *= PowersOfTen.of(priceShift + sizeShift);
        } else {
            WideSums sums = widened();
            sums.sum.rescale(priceShift);
            sums.volume.rescale(sizeShift);
            sums.notional.rescale(priceShift + sizeShift);
        }
        if (squares != null) {
            squares.rescale(2 * priceShift);
        }
    }

    /** Writes the sums; {@link #restore} reads them. */
    public void store(StateWriter out) {
        out.natural(count).sum(sum()).sum(volume()).sum(notional()).sum(squares());
    }

    public void restore(StateReader in) {
        clear();
        count = in.natural();
        WideSums sums = widened();
        in.sum(sums.sum);
        in.sum(sums.volume);
        in.sum(sums.notional);
        in.sum(squares == null ? new ExactSum() : squares);
        if (sums.sum.fitsLong() && sums.volume.fitsLong() && sums.notional.fitsLong()) {
            sum = sums.sum.longValue();
            volume = sums.volume.longValue();
            notional = sums.notional.longValue();
            wide = null;
        }
    }

    public long count() {
        return count;
    }

    /** Sum of the prices. */
    public ExactSum sum() {
        return wide == null ? ExactSum.of(sum) : wide.sum;
    }

    /** Sum of the sizes. */
    public ExactSum volume() {
        return wide == null ? ExactSum.of(volume) : wide.volume;
    }

    private ExactSum notional() {
        return wide == null ? ExactSum.of(notional) : wide.notional;
    }

    /** Sum of the squared prices; zero where they are not kept. */
    public ExactSum squares() {
        return squares == null ? new ExactSum() : squares;
    }

    public Scales scales() {
        return scales;
    }

    public void mean(Figure out) {
        if (wide == null) {
            Quotients.mean(sum, count, scales.price(), out);
        } else {
            Quotients.mean(wide.sum, count, scales.price(), out);
        }
    }

    /** Absent when there is no volume. */
    public void volumeWeighted(Figure out) {
        if (wide != null) {
            Quotients.volumeWeighted(wide.notional, wide.volume, scales.price(), out);
        } else if (volume == 0) {
            out.clear();
        } else {
            Quotients.mean(notional, volume, scales.price(), out);
        }
    }

    public void volume(Figure out) {
        if (wide == null || wide.volume.fitsLong()) {
            out.set(wide == null ? volume : wide.volume.longValue(), scales.size());
        } else {
            out.set(wide.volume.toBigInteger(), scales.size());
        }
    }
}
