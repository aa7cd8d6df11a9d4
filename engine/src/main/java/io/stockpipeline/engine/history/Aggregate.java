package io.stockpipeline.engine.history;

import io.stockpipeline.engine.exact.ExactSum;
import io.stockpipeline.engine.exact.Quotients;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.number.Figure;
import io.stockpipeline.model.wire.Tick;

/** The exact sums over a set of ticks. What was added can be taken away to the last digit. */
public final class Aggregate {
    private final Scales scales;
    private final boolean withSquares;
    private long count;
    private final ExactSum sum = new ExactSum();
    private final ExactSum volume = new ExactSum();
    private final ExactSum notional = new ExactSum();
    /** Sum of squared prices; kept only where a z-score wants it. */
    private final ExactSum squares = new ExactSum();

    public Aggregate(Scales scales, boolean withSquares) {
        this.scales = scales;
        this.withSquares = withSquares;
    }

    public void clear() {
        count = 0;
        sum.clear();
        volume.clear();
        notional.clear();
        squares.clear();
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
        count++;
        sum.addScaled(price, priceShift);
        if (size != 0) {
            int sizeShift = scales.size() - sizeScale;
            volume.addScaled(size, sizeShift);
            notional.addProductScaled(price, size, priceShift + sizeShift);
        }
        if (withSquares) {
            squares.addProductScaled(price, price, 2 * priceShift);
        }
    }

    /** Takes one tick away. */
    public void remove(long price, int priceScale, long size, int sizeScale) {
        int priceShift = scales.price() - priceScale;
        count--;
        sum.subtractScaled(price, priceShift);
        if (size != 0) {
            int sizeShift = scales.size() - sizeScale;
            volume.subtractScaled(size, sizeShift);
            notional.addProductScaled(-price, size, priceShift + sizeShift);
        }
        if (withSquares) {
            squares.addProductScaled(-price, price, 2 * priceShift);
        }
    }

    public void add(Aggregate other) {
        count += other.count;
        sum.add(other.sum);
        volume.add(other.volume);
        notional.add(other.notional);
        if (withSquares) {
            squares.add(other.squares);
        }
    }

    public void remove(Aggregate other) {
        count -= other.count;
        sum.subtract(other.sum);
        volume.subtract(other.volume);
        notional.subtract(other.notional);
        if (withSquares) {
            squares.subtract(other.squares);
        }
    }

    /** Multiplies every sum when the symbol's scales grow by so many decimals. */
    public void rescale(int priceShift, int sizeShift) {
        sum.rescale(priceShift);
        volume.rescale(sizeShift);
        notional.rescale(priceShift + sizeShift);
        squares.rescale(2 * priceShift);
    }

    /** Writes the sums; {@link #restore} reads them. */
    public void store(StateWriter out) {
        out.natural(count).sum(sum).sum(volume).sum(notional).sum(squares);
    }

    public void restore(StateReader in) {
        count = in.natural();
        in.sum(sum);
        in.sum(volume);
        in.sum(notional);
        in.sum(squares);
    }

    public long count() {
        return count;
    }

    public ExactSum sum() {
        return sum;
    }

    public ExactSum volume() {
        return volume;
    }

    public ExactSum notional() {
        return notional;
    }

    public ExactSum squares() {
        return squares;
    }

    public Scales scales() {
        return scales;
    }

    public void mean(Figure out) {
        Quotients.mean(sum, count, scales.price(), out);
    }

    /** Absent when there is no volume. */
    public void volumeWeighted(Figure out) {
        Quotients.volumeWeighted(notional, volume, scales.price(), out);
    }

    public void volume(Figure out) {
        if (volume.fitsLong()) {
            out.set(volume.longValue(), scales.size());
        } else {
            out.set(volume.toBigInteger(), scales.size());
        }
    }
}
