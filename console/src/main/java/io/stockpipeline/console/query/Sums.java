package io.stockpipeline.console.query;

import io.stockpipeline.console.history.StoredBar;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

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
        boolean ready = market.history().state().isReady();
        // While the history does not answer, what the topics hold from their first record on counts as all there is: a
        // new
        // pipeline, whose database is still being made, has no more.
        long heldFrom = market.view().barsFrom(symbol, interval, ready);
        if (heldFrom <= from) {
            return symbol.sums(interval, from, to);
        }
        if (!ready) {
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

    /**
     * Of each full hour within [from, to), oldest first. Of an hour that both may know in part, the one that has seen more trades
     * knows all of it.
     */
    List<SymbolView.Sum> hours(SymbolView symbol, int interval, long from, long to) {
        Map<Long, SymbolView.Sum> hours = new TreeMap<>();
        symbol.hourSums(from, to).forEach(sum -> hours.put(sum.start(), sum));
        long heldFrom = Math.min(to, -Math.floorDiv(-market.hoursFrom(symbol), Market.HOUR) * Market.HOUR);
        Map<Long, SymbolView.Sum> kept = new TreeMap<>();
        for (StoredBar bar : new HistoryBars(market).read(symbol.symbol(), interval, from, heldFrom)) {
            long start = Math.floorDiv(bar.start(), Market.HOUR) * Market.HOUR;
            kept.merge(
                    start,
                    new SymbolView.Sum(start, bar.count(), Objects.requireNonNullElse(bar.volume(), BigDecimal.ZERO)),
                    (a, b) -> new SymbolView.Sum(
                            start, a.trades() + b.trades(), a.volume().add(b.volume())));
        }
        kept.forEach((start, sum) -> hours.merge(start, sum, (a, b) -> b.trades() > a.trades() ? b : a));
        return List.copyOf(hours.values());
    }
}
