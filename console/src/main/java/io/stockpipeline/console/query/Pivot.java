package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.view.SideTotal;
import io.stockpipeline.console.view.SymbolView;
import io.stockpipeline.model.wire.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The average price of each symbol's buys and sells over the last full minutes. */
public final class Pivot {
    /** Decimals beyond the prices': as of a published average. */
    private static final int MORE_DECIMALS = 6;

    private final Market market;

    /** Which side the taker was on. */
    public enum Taker {
        Buy,
        Sell,
        Unknown
    }

    /** One side. */
    public record Cell(
            Taker side,

            @JsonPropertyDescription("mean of the prices, to six decimals more than they have")
            BigDecimal price,

            long trades,
            BigDecimal volume) {}

    /** One symbol. */
    public record Row(
            String symbol,
            @JsonPropertyDescription("sides with a trade") List<Cell> sides) {}

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            @JsonPropertyDescription("inclusive") Instant from,

            @JsonPropertyDescription("exclusive: the running minute's start")
            Instant to,

            List<Row> symbols,
            @Nullable String next) {}

    public Pivot(Market market) {
        this.market = market;
    }

    /**
     * Asks for it.
     *
     * @param within milliseconds, whole minutes, at most an hour
     */
    public Answer ask(long within, int limit, @Nullable String cursor) {
        Instant asOf = market.asOf();
        long to = Math.floorDiv(asOf.toEpochMilli(), Market.MINUTE) * Market.MINUTE;
        long from = to - within;
        SymbolPage page = SymbolPage.of(market, null, limit, cursor);
        List<Row> rows = page.symbols().stream()
                .map(symbol -> new Row(symbol.symbol(), cells(symbol, from, to)))
                .toList();
        return new Answer(asOf, market.lag(), Instant.ofEpochMilli(from), Instant.ofEpochMilli(to), rows, page.next());
    }

    private static List<Cell> cells(SymbolView symbol, long from, long to) {
        List<Cell> cells = new ArrayList<>();
        for (SideTotal total : symbol.sides(from, to)) {
            if (total.trades() > 0) {
                BigDecimal mean = total.prices()
                        .divide(
                                BigDecimal.valueOf(total.trades()),
                                total.prices().scale() + MORE_DECIMALS,
                                RoundingMode.HALF_EVEN);
                cells.add(new Cell(taker(total.side()), mean, total.trades(), total.volume()));
            }
        }
        return cells;
    }

    private static Taker taker(@Nullable Side side) {
        if (side == null) {
            return Taker.Unknown;
        }
        return side == Side.Buy ? Taker.Buy : Taker.Sell;
    }
}
