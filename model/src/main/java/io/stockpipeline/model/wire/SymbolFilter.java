package io.stockpipeline.model.wire;

import io.stockpipeline.model.spec.StockPipelineSpec;
import java.util.Set;

/**
 * Which symbols a pipeline names. Where it takes any, how many are taken is not decided here: that needs the count of
 * those that have come.
 */
public final class SymbolFilter {
    private final boolean any;
    private final Set<String> symbols;

    private SymbolFilter(boolean any, Set<String> symbols) {
        this.any = any;
        this.symbols = symbols;
    }

    public static SymbolFilter of(StockPipelineSpec spec) {
        return spec.takesAnySymbol()
                ? new SymbolFilter(true, Set.of())
                : new SymbolFilter(false, Set.copyOf(spec.symbols()));
    }

    /** Whether the pipeline names this symbol, or takes any. */
    public boolean names(String symbol) {
        return any || symbols.contains(symbol);
    }
}
