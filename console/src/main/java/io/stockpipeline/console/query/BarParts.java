package io.stockpipeline.console.query;

import io.stockpipeline.console.history.BarQuery;
import io.stockpipeline.console.history.PageRequest;
import io.stockpipeline.console.history.StoredBar;
import io.stockpipeline.console.history.TimeRange;
import io.stockpipeline.console.view.HeldBar;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The published bars of a symbol and interval, wherever they are: the newest in the view, older ones in the history, and where there is
 * none, in the hours that the view keeps for longer.
 */
final class BarParts {
    private final Market market;
    private final SymbolView symbol;
    private final int interval;
    private final long viewFrom;
    private final boolean history;
    private final boolean hours;

    /** @param period what they will be rolled up to */
    BarParts(Market market, SymbolView symbol, int interval, Period period) {
        this.market = market;
        this.symbol = symbol;
        this.interval = interval;
        long from = market.barsFrom(symbol, interval);
        history = from != Long.MIN_VALUE && market.history().state().isReady();
        hours = from != Long.MIN_VALUE
                && !history
                && interval == market.view().hourInterval()
                && period.unit() % Market.HOUR == 0;
        // Hours and bars must not overlap, so the first bar taken begins an hour.
        viewFrom = hours ? -Math.floorDiv(-from, Market.HOUR) * Market.HOUR : from;
    }

    /** From here on all are known. */
    long coveredFrom() {
        if (history) {
            return Long.MIN_VALUE;
        }
        return hours ? market.hoursFrom(symbol) : viewFrom;
    }

    /** Those that start within [from, to), oldest first. */
    List<HeldBar> within(long from, long to) {
        if (from >= viewFrom) {
            return symbol.bars(interval, from, to);
        }
        long until = Math.min(viewFrom, to);
        List<HeldBar> bars = new ArrayList<>();
        if (history) {
            new HistoryBars(market)
                    .read(symbol.symbol(), interval, from, until)
                    .forEach(stored -> bars.add(held(stored)));
        } else if (hours) {
            bars.addAll(symbol.hours(from, until));
        }
        bars.addAll(symbol.bars(interval, until, to));
        return bars;
    }

    /** Start of the first one within [from, to); null when there is none. */
    @Nullable Long first(long from, long to) {
        if (from < viewFrom) {
            long until = Math.min(viewFrom, to);
            Long older = history
                    ? stored(from, until, PageRequest.oldest(1))
                    : hours ? firstStart(symbol.hours(from, until)) : null;
            if (older != null) {
                return older;
            }
        }
        return firstStart(symbol.bars(interval, Math.max(from, viewFrom), to));
    }

    /** Start of the last one within [from, to); null when there is none. */
    @Nullable Long last(long from, long to) {
        List<HeldBar> newest = symbol.bars(interval, Math.max(from, viewFrom), to);
        if (!newest.isEmpty()) {
            return newest.get(newest.size() - 1).start();
        }
        if (from >= viewFrom) {
            return null;
        }
        long until = Math.min(viewFrom, to);
        if (history) {
            return stored(from, until, PageRequest.newest(1));
        }
        List<HeldBar> older = hours ? symbol.hours(from, until) : List.of();
        return older.isEmpty() ? null : older.get(older.size() - 1).start();
    }

    private static @Nullable Long firstStart(List<HeldBar> bars) {
        return bars.isEmpty() ? null : bars.get(0).start();
    }

    private @Nullable Long stored(long from, long to, PageRequest one) {
        TimeRange range = new TimeRange(from, to);
        if (range.isEmpty()) {
            return null;
        }
        String text = market.view().intervals().get(interval).text();
        List<StoredBar> rows = market.history()
                .bars(new BarQuery(symbol.symbol(), text, range, one))
                .rows();
        return rows.isEmpty() ? null : rows.get(0).start();
    }

    private static HeldBar held(StoredBar bar) {
        return HeldBar.of(
                bar.start(),
                bar.end(),
                bar.openTime(),
                bar.closeTime(),
                bar.count(),
                bar.isFinal(),
                new HeldBar.Prices(bar.open(), bar.high(), bar.low(), bar.close()),
                Objects.requireNonNullElse(bar.volume(), BigDecimal.ZERO),
                bar.vwap());
    }
}
