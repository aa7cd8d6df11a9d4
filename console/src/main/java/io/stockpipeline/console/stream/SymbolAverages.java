package io.stockpipeline.console.stream;

import io.stockpipeline.console.view.PriceChange;
import io.stockpipeline.console.view.SymbolSnapshot;
import io.stockpipeline.console.view.WindowSnapshot;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A symbol as the stream tells of it.
 *
 * @param time the symbol's latest time
 * @param price of its latest tick
 * @param windows in the order of the pipeline's file
 */
record SymbolAverages(
        String symbol,
        Instant time,
        @Nullable BigDecimal price,
        List<WindowSnapshot> windows,
        @Nullable PriceChange change) {
    static SymbolAverages of(SymbolSnapshot snapshot) {
        return new SymbolAverages(
                snapshot.symbol(),
                Instant.ofEpochMilli(snapshot.time()),
                snapshot.price(),
                snapshot.windows(),
                snapshot.change());
    }
}
