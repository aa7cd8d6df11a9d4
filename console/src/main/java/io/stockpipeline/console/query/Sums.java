package io.stockpipeline.console.query;

import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** Trades and volume by bars: from the view, and what it no longer holds from the history. */
final class Sums {
    private final Market market;

    Sums(Market market) {
        this.market = market;
    }

    /**
     * Of each bar that starts within [from, to), oldest first.
     *
     * @throws UnansweredException when the view does not reach back so far and there is no history
     */
    List<SymbolView.Sum> of(SymbolView symbol, int interval, long from, long to) {
        long heldFrom = market.barsFrom(symbol, interval);
        if (heldFrom <= from) {
            return symbol.sums(interval, from, to);
        }
        if (!market.history().state().isReady()) {
            throw UnansweredException.needsHistory("what was before " + Instant.ofEpochMilli(heldFrom));
        }
        List<SymbolView.Sum> sums = new ArrayList<>();
        long until = Math.min(heldFrom, to);
        new HistoryBars(market)
                .read(symbol.symbol(), interval, from, until)
                .forEach(bar -> sums.add(new SymbolView.Sum(
                        bar.start(), bar.count(), Objects.requireNonNullElse(bar.volume(), BigDecimal.ZERO))));
        sums.addAll(symbol.sums(interval, until, to));
        return sums;
    }
}
