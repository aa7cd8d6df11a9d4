package io.stockpipeline.engine.history;

import io.stockpipeline.engine.exact.Products;
import io.stockpipeline.engine.state.StateReader;
import io.stockpipeline.engine.state.StateWriter;
import io.stockpipeline.model.number.Figure;

/** The least and greatest of the prices that were included; prices only come, none goes. */
public final class PriceRange {
    private boolean empty = true;
    private long low;
    private int lowScale;
    private long high;
    private int highScale;

    public void clear() {
        empty = true;
    }

    public void include(long price, int scale) {
        if (empty || Products.compareDecimals(price, scale, low, lowScale) < 0) {
            low = price;
            lowScale = scale;
        }
        if (empty || Products.compareDecimals(price, scale, high, highScale) > 0) {
            high = price;
            highScale = scale;
        }
        empty = false;
    }

    public void include(PriceRange other) {
        if (!other.empty) {
            include(other.low, other.lowScale);
            include(other.high, other.highScale);
        }
    }

    /** Shows both ends to the queues under the key. */
    public void pushTo(ExtremeQueue least, ExtremeQueue greatest, long key) {
        least.push(key, low, lowScale);
        greatest.push(key, high, highScale);
    }

    public void low(Figure out) {
        out.set(low, lowScale);
    }

    public void high(Figure out) {
        out.set(high, highScale);
    }

    public void store(StateWriter out) {
        out.natural(low).natural(lowScale).natural(high).natural(highScale);
    }

    public void restore(StateReader in) {
        low = in.natural();
        lowScale = in.count();
        high = in.natural();
        highScale = in.count();
        empty = false;
    }
}
