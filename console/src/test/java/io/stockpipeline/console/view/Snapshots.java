package io.stockpipeline.console.view;

import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.List;

/** Makes snapshots for tests of other packages. */
public final class Snapshots {
    private Snapshots() {}

    /** A symbol with one window. */
    public static SymbolSnapshot of(String symbol, long time, String price) {
        WindowAverage window = new WindowAverage();
        window.window = "5m";
        window.start = time - 300_000;
        window.end = time;
        window.count = 17;
        window.complete = true;
        return new SymbolSnapshot(symbol, time, new BigDecimal(price), List.of(window), null);
    }
}
