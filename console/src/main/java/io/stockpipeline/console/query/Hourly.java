package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Trades and volume by full hours (UTC), the running hour excluded. An hour is missing when no bar was published for it. */
public final class Hourly {
    private final Market market;

    /** Trades of one hour. */
    public record HourTrades(Instant start, long trades) {}

    /** Volume of one hour. */
    public record HourVolume(Instant start, BigDecimal volume) {}

    /** Trades and volume of one hour. */
    public record HourTotal(Instant start, long trades, BigDecimal volume) {}

    /** A symbol's hours. */
    public record SymbolTrades(String symbol, List<HourTrades> hours, List<Instant> missingHours) {}

    /** A symbol's hours. */
    public record SymbolVolumes(String symbol, List<HourVolume> hours, List<Instant> missingHours) {}

    /** Trades by symbol and hour. */
    public record TradesAnswer(
            Instant asOf,
            @Nullable Long lag,
            Instant from,
            Instant to,
            List<SymbolTrades> symbols,
            @Nullable String next) {}

    /** Volume by symbol and hour. */
    public record VolumesAnswer(
            Instant asOf,
            @Nullable Long lag,
            Instant from,
            Instant to,
            List<SymbolVolumes> symbols,
            @Nullable String next) {}

    /** Over all symbols. */
    public record TotalsAnswer(
            Instant asOf,
            @Nullable Long lag,
            Instant from,
            Instant to,
            List<HourTotal> hours,

            @JsonPropertyDescription("hours in which no symbol has a bar")
            List<Instant> missingHours) {}

    /** Full hours. */
    private record Hours(Instant asOf, long from, long to) {
        static Hours last(int hours, Instant asOf) {
            long to = Math.floorDiv(asOf.toEpochMilli(), Market.HOUR) * Market.HOUR;
            return new Hours(asOf, to - hours * Market.HOUR, to);
        }

        Instant first() {
            return Instant.ofEpochMilli(from);
        }

        Instant end() {
            return Instant.ofEpochMilli(to);
        }

        List<Instant> without(Collection<Long> starts) {
            List<Instant> missing = new ArrayList<>();
            for (long start = from; start < to; start += Market.HOUR) {
                if (!starts.contains(start)) {
                    missing.add(Instant.ofEpochMilli(start));
                }
            }
            return missing;
        }
    }

    public Hourly(Market market) {
        this.market = market;
    }

    /**
     * Trades by symbol.
     *
     * @param symbols null: all, by name
     * @throws UnansweredException when no bars divide an hour, a symbol is not known, or the view does not reach back so far
     */
    public TradesAnswer trades(int hours, @Nullable Set<String> symbols, int limit, @Nullable String cursor) {
        Hours range = range(hours);
        SymbolPage page = SymbolPage.of(market, symbols, limit, cursor);
        List<SymbolTrades> rows = rows(
                page,
                range,
                (view, sums) -> new SymbolTrades(
                        view.symbol(),
                        map(sums, sum -> new HourTrades(Instant.ofEpochMilli(sum.start()), sum.trades())),
                        range.without(map(sums, SymbolView.Sum::start))));
        return new TradesAnswer(range.asOf(), market.lag(), range.first(), range.end(), rows, page.next());
    }

    /** Volume by symbol; otherwise as {@link #trades}. */
    public VolumesAnswer volumes(int hours, @Nullable Set<String> symbols, int limit, @Nullable String cursor) {
        Hours range = range(hours);
        SymbolPage page = SymbolPage.of(market, symbols, limit, cursor);
        List<SymbolVolumes> rows = rows(
                page,
                range,
                (view, sums) -> new SymbolVolumes(
                        view.symbol(),
                        map(sums, sum -> new HourVolume(Instant.ofEpochMilli(sum.start()), sum.volume())),
                        range.without(map(sums, SymbolView.Sum::start))));
        return new VolumesAnswer(range.asOf(), market.lag(), range.first(), range.end(), rows, page.next());
    }

    /** Over all symbols. */
    public TotalsAnswer totals(int hours) {
        Hours range = range(hours);
        Map<Long, HourTotal> totals = new TreeMap<>();
        for (List<SymbolView.Sum> sums :
                sums(market.view().symbols(), range, true).values()) {
            for (SymbolView.Sum sum : sums) {
                totals.merge(
                        sum.start(),
                        new HourTotal(Instant.ofEpochMilli(sum.start()), sum.trades(), sum.volume()),
                        (a, b) -> new HourTotal(
                                a.start(), a.trades() + b.trades(), a.volume().add(b.volume())));
            }
        }
        return new TotalsAnswer(
                range.asOf(),
                market.lag(),
                range.first(),
                range.end(),
                List.copyOf(totals.values()),
                range.without(totals.keySet()));
    }

    private Hours range(int hours) {
        market.intervalFor(Market.HOUR, "hours");
        return Hours.last(hours, market.asOf());
    }

    private interface Row<R> {
        R of(SymbolView symbol, List<SymbolView.Sum> sums);
    }

    private <R> List<R> rows(SymbolPage page, Hours range, Row<R> row) {
        Map<String, List<SymbolView.Sum>> sums = sums(page.symbols(), range, false);
        return map(page.symbols(), symbol -> row.of(symbol, sums.getOrDefault(symbol.symbol(), List.of())));
    }

    private Map<String, List<SymbolView.Sum>> sums(Collection<SymbolView> symbols, Hours range, boolean all) {
        int interval = market.intervalFor(Market.HOUR, "hours");
        Sums sums = new Sums(
                market,
                (symbol, heldFrom) -> new UnansweredException(
                        Reason.Unfit,
                        "hours: full hours of " + symbol + " are held from " + heldFrom
                                + " on; ask for older ones symbol by symbol: /api/v1/symbols/{symbol}/bars?interval=1h"));
        return sums.hours(symbols, interval, range.from(), range.to(), all);
    }

    private static <A, B> List<B> map(List<A> list, Function<A, B> to) {
        return list.stream().map(to).toList();
    }
}
