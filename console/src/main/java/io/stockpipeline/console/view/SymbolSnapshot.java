package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol as it stood at one moment; never changes. It is cheap to make: what is shown of the windows is made when it is asked
 * for, not on the thread that feeds the view.
 */
public final class SymbolSnapshot {
    private final String symbol;
    private final long time;
    private final @Nullable BigDecimal price;
    private final List<WindowAverage> windows;
    private final @Nullable PriceChange change;

    SymbolSnapshot(
            String symbol,
            long time,
            @Nullable BigDecimal price,
            List<WindowAverage> windows,
            @Nullable PriceChange change) {
        this.symbol = symbol;
        this.time = time;
        this.price = price;
        this.windows = windows;
        this.change = change;
    }

    public String symbol() {
        return symbol;
    }

    /** The symbol's latest time, epoch milliseconds. */
    public long time() {
        return time;
    }

    /** Price of the symbol's latest tick; null while only closed windows have been seen. */
    public @Nullable BigDecimal price() {
        return price;
    }

    /** The windows in the order of the pipeline's file; of a hopping window the open one that began first. */
    public List<WindowSnapshot> windows() {
        return windows.stream().map(WindowSnapshot::of).toList();
    }

    /** The move since the last price of the previous day, or since the first price known; null without a price. */
    public @Nullable PriceChange change() {
        return change;
    }
}
