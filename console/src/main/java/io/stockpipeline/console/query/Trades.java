package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How many trades of a symbol there were in the last full minutes, the running one excluded. */
public final class Trades {
    private final Market market;

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            String symbol,
            int minutes,
            @JsonPropertyDescription("inclusive") Instant from,

            @JsonPropertyDescription("exclusive: the running minute's start")
            Instant to,

            long trades,
            BigDecimal volume,

            @JsonPropertyDescription("minutes without a trade")
            int missingMinutes) {}

    public Trades(Market market) {
        this.market = market;
    }

    /**
     * Counts them.
     *
     * @param minutes 1 or more
     * @throws UnansweredException when the symbol is not known, no bars divide a minute, or the view does not reach back so far
     */
    public Answer ask(String symbol, int minutes) {
        SymbolView view = market.symbol(symbol);
        int interval = market.intervalFor(Market.MINUTE, "minutes");
        Instant asOf = market.asOf();
        long to = Math.floorDiv(asOf.toEpochMilli(), Market.MINUTE) * Market.MINUTE;
        long from = to - minutes * Market.MINUTE;
        List<SymbolView.Sum> sums = new Sums(
                        market, (name, heldFrom) -> UnansweredException.needsHistory("what was before " + heldFrom))
                .bars(view, interval, from, to);
        long trades = 0;
        BigDecimal volume = BigDecimal.ZERO;
        Set<Long> minutesSeen = new HashSet<>();
        for (SymbolView.Sum sum : sums) {
            trades += sum.trades();
            volume = volume.add(sum.volume());
            minutesSeen.add(Math.floorDiv(sum.start(), Market.MINUTE));
        }
        return new Answer(
                asOf,
                market.lag(),
                symbol,
                minutes,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                trades,
                volume,
                minutes - minutesSeen.size());
    }
}
