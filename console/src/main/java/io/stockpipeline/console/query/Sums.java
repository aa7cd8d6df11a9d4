package io.stockpipeline.console.query;

import io.stockpipeline.console.history.HistoryState;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.console.history.StoredSum;
import io.stockpipeline.console.history.SumsQuery;
import io.stockpipeline.console.view.SymbolView;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongFunction;
import java.util.stream.Collectors;

/**
 * Trades and volume of symbols, added up: from the view, and what it no longer holds from the history. Here alone it is decided what
 * comes from where.
 *
 * <p>While the history does not answer, what the topics hold from their first record on counts as all there is: a new pipeline, whose
 * database is still being made, has no more.
 */
final class Sums {
    private final Market market;
    private final HistoryState history;
    private final Refusal refusal;

    /** Says that the view reaches back to here only, where there is no history. */
    interface Refusal {
        UnansweredException of(String symbol, Instant heldFrom);
    }

    /** From when on all of a symbol is in the view, epoch milliseconds. */
    private interface Held {
        long from(SymbolView symbol, boolean keptElsewhere);
    }

    /** A symbol's part that is in the view, and from when on it is all there is. */
    private record InView<T>(T part, long from) {}

    /**
     * For one question: whether the history answers is looked at once.
     *
     * @param refusal what to say where the view does not reach back so far and there is no history; while there is one that does not
     *     answer it is {@link HistoryUnavailableException}
     */
    Sums(Market market, Refusal refusal) {
        this.market = market;
        this.history = market.history().state();
        this.refusal = refusal;
    }

    /** Of a symbol's bars that start within [from, to), oldest first; those that the history adds, together for each minute. */
    List<SymbolView.Sum> bars(SymbolView symbol, int interval, long from, long to) {
        InView<List<SymbolView.Sum>> view = view(
                symbol,
                bars(interval),
                from,
                held -> new InView<>(symbol.sums(interval, Math.min(held, to), to), held));
        Asked asked = new Asked(from, to);
        asked.symbol(symbol.symbol(), view.from());
        List<SymbolView.Sum> sums = new ArrayList<>();
        for (StoredSum kept : asked.sums(interval, Market.MINUTE, false)) {
            sums.add(sum(kept));
        }
        sums.sort(Comparator.comparingLong(SymbolView.Sum::start));
        sums.addAll(view.part());
        return sums;
    }

    /**
     * Of each of these symbols' full hours within [from, to), oldest first. Of an hour that both know in part, the one that has seen
     * more trades knows all of it.
     *
     * @param all the symbols are all that the view knows: others that the history alone knows are wanted too
     */
    Map<String, List<SymbolView.Sum>> hours(
            Collection<SymbolView> symbols, int interval, long from, long to, boolean all) {
        Map<String, List<SymbolView.Sum>> hours = new HashMap<>();
        Asked asked = new Asked(from, to);
        for (SymbolView symbol : symbols) {
            InView<List<SymbolView.Sum>> view = view(
                    symbol,
                    market.view()::hoursFrom,
                    from,
                    held -> new InView<>(symbol.hourSums(from, to), nextHour(held)));
            asked.symbol(symbol.symbol(), view.from());
            hours.put(symbol.symbol(), view.part());
        }
        if (all) {
            asked.others();
        }
        asked.sums(interval, Market.HOUR, false).stream()
                .collect(Collectors.groupingBy(StoredSum::symbol))
                .forEach((symbol, kept) -> hours.merge(symbol, hours(kept), Sums::joined));
        return hours;
    }

    private static List<SymbolView.Sum> hours(List<StoredSum> kept) {
        return kept.stream()
                .map(Sums::sum)
                .sorted(Comparator.comparingLong(SymbolView.Sum::start))
                .toList();
    }

    private static List<SymbolView.Sum> joined(List<SymbolView.Sum> held, List<SymbolView.Sum> kept) {
        Map<Long, SymbolView.Sum> byStart = new TreeMap<>();
        held.forEach(sum -> byStart.put(sum.start(), sum));
        kept.forEach(sum -> byStart.merge(sum.start(), sum, (a, b) -> b.trades() > a.trades() ? b : a));
        return List.copyOf(byStart.values());
    }

    /** Of all symbols that have a trade in a bar that starts within [from, to), the history's own too. */
    Map<String, Total> totals(int interval, long from, long to) {
        Map<String, Total> totals = new HashMap<>();
        Asked asked = new Asked(from, to);
        for (SymbolView symbol : market.view().symbols()) {
            InView<Optional<Total>> view =
                    view(symbol, bars(interval), from, held -> total(symbol, interval, from, held, to));
            asked.symbol(symbol.symbol(), view.from());
            view.part().ifPresent(total -> totals.put(symbol.symbol(), total));
        }
        asked.others();
        for (StoredSum kept : asked.sums(interval, to - from, true)) {
            totals.merge(kept.symbol(), Total.of(kept), (newer, older) -> Total.joined(older, newer));
        }
        return totals;
    }

    /**
     * What the view holds of a range: bars, and full hours before them, which it holds for longer. So the history, which would have to
     * read every bar of them, is asked for less.
     */
    private InView<Optional<Total>> total(SymbolView symbol, int interval, long from, long heldFrom, long to) {
        long barsFrom = nextHour(heldFrom);
        if (heldFrom > from
                && barsFrom <= to
                && history.isReady()
                && market.view().hourInterval() >= 0) {
            long hoursFrom = nextHour(Math.max(from, market.view().hoursFrom(symbol, true)));
            if (hoursFrom < barsFrom) {
                Optional<Total> hours = Total.ofHours(symbol, hoursFrom, barsFrom);
                Optional<Total> bars = Total.ofBars(symbol, interval, barsFrom, to);
                return new InView<>(
                        hours.isPresent() && bars.isPresent()
                                ? Optional.of(Total.joined(hours.get(), bars.get()))
                                : hours.or(() -> bars),
                        hoursFrom);
            }
        }
        return new InView<>(Total.ofBars(symbol, interval, Math.min(heldFrom, to), to), heldFrom);
    }

    private static long nextHour(long time) {
        return -Math.floorDiv(-time, Market.HOUR) * Market.HOUR;
    }

    private Held bars(int interval) {
        return (symbol, keptElsewhere) -> market.view().barsFrom(symbol, interval, keptElsewhere);
    }

    private static SymbolView.Sum sum(StoredSum kept) {
        return new SymbolView.Sum(kept.start(), kept.trades(), kept.volume());
    }

    /** Reads a symbol's part from a time on; again where meanwhile some of it had to go. */
    private <T> InView<T> view(SymbolView symbol, Held held, long from, LongFunction<InView<T>> part) {
        while (true) {
            long heldFrom = heldFrom(symbol, held, from);
            InView<T> read = part.apply(heldFrom);
            if (heldFrom(symbol, held, from) == heldFrom) {
                return read;
            }
        }
    }

    /** Not before {@code from}. */
    private long heldFrom(SymbolView symbol, Held held, long from) {
        long heldFrom = Math.max(from, held.from(symbol, history.isReady()));
        if (heldFrom > from && !history.isReady()) {
            throw history.phase() == HistoryState.Phase.None
                    ? refusal.of(symbol.symbol(), Instant.ofEpochMilli(heldFrom))
                    : new HistoryUnavailableException(history, null);
        }
        return heldFrom;
    }

    /** What the history is asked for: of each symbol what begins before that which the view holds. */
    private final class Asked {
        private final long from;
        private final long to;
        private final Map<String, Long> until = new HashMap<>();
        /** The topics are known from here on, as far as the symbols tell. */
        private long topicsFrom;

        private long othersUntil = Long.MIN_VALUE;
        private final boolean takesAny = market.pipeline().spec().takesAnySymbol();

        Asked(long from, long to) {
            this.from = from;
            this.to = to;
            this.topicsFrom = to;
        }

        /** @param heldFrom not after {@code from}: the view holds all */
        void symbol(String symbol, long heldFrom) {
            if (heldFrom > from || takesAny) {
                until.put(symbol, Math.min(heldFrom, to));
            }
            topicsFrom = Math.min(topicsFrom, heldFrom);
        }

        /**
         * Symbols that the view has not seen, too: where any symbol is taken, one may have traded before the topics' first record only.
         */
        void others() {
            if (takesAny) {
                othersUntil = topicsFrom;
            }
        }

        List<StoredSum> sums(int interval, long stretch, boolean ends) {
            if (othersUntil <= from) {
                until.values().removeIf(time -> time <= from);
            }
            if (!history.isReady() || (until.isEmpty() && othersUntil <= from)) {
                return List.of();
            }
            String text = market.view().intervals().get(interval).text();
            return market.history().sums(new SumsQuery(text, from, stretch, until, othersUntil, ends));
        }
    }
}
