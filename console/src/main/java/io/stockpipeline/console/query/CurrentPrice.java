package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.query.UnansweredException.Reason;
import io.stockpipeline.console.view.PriceChange;
import io.stockpipeline.console.view.SymbolSnapshot;
import io.stockpipeline.console.view.SymbolView;
import io.stockpipeline.console.view.WindowSnapshot;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Side;
import io.stockpipeline.model.wire.Tick;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a symbol costs: the price over its last second, and all else that is known of it now. */
public final class CurrentPrice {
    private static final long SECOND = 1_000;
    /** Decimals beyond the price's: as of a published average. */
    private static final int MORE_DECIMALS = 6;

    private final Market market;

    /** How the price came about. */
    public enum Basis {
        /** Over the ticks of the symbol's last second: weighted by size, or the plain mean where none has a size. */
        LastSecond,
        /** Of the only tick of that second. */
        LastTick,
        /** The close of the last bar: no tick has been seen. */
        LastBar
    }

    /** The latest tick. */
    public record Last(
            Instant time,
            BigDecimal price,
            @Nullable BigDecimal size,
            @Nullable Side side,

            @JsonPropertyDescription("the venue's name of the trade") @Nullable String id) {}

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            String symbol,

            @JsonPropertyDescription("rounded half to even, to six decimals more than the ticks have")
            BigDecimal price,

            Basis basis,
            @JsonPropertyDescription("exclusive") Instant from,

            @JsonPropertyDescription("inclusive: the symbol's latest time")
            Instant to,

            @JsonPropertyDescription("ticks in that second") int ticks,

            @JsonPropertyDescription("their sizes together; absent where none has one") @Nullable BigDecimal volume,

            @Nullable Last last,
            @Nullable PriceChange change,
            List<WindowSnapshot> windows,
            List<Episode> firing) {}

    public CurrentPrice(Market market) {
        this.market = market;
    }

    /**
     * Asks for it.
     *
     * @throws UnansweredException when the symbol is not known or has no price yet
     */
    public Answer ask(String name) {
        SymbolView symbol = market.symbol(name);
        SymbolView.Now moment = symbol.now();
        SymbolSnapshot now = moment.snapshot();
        BigDecimal known = now.price();
        if (known == null) {
            throw new UnansweredException(Reason.Unknown, name + " has no price yet: no tick of it has come");
        }
        List<Tick> ticks = moment.lastSecond();
        Tick last = moment.lastTick();
        long to = last == null ? now.time() : last.time();
        return new Answer(
                market.asOf(),
                market.lag(),
                name,
                ticks.isEmpty() ? known : price(ticks),
                ticks.isEmpty() ? Basis.LastBar : ticks.size() == 1 ? Basis.LastTick : Basis.LastSecond,
                Instant.ofEpochMilli(to - SECOND),
                Instant.ofEpochMilli(to),
                ticks.size(),
                volume(ticks),
                last == null ? null : last(last),
                now.change(),
                now.windows(),
                Episode.of(moment.firing()));
    }

    private static BigDecimal price(List<Tick> ticks) {
        BigDecimal prices = BigDecimal.ZERO;
        BigDecimal turnover = BigDecimal.ZERO;
        BigDecimal volume = BigDecimal.ZERO;
        int scale = 0;
        for (Tick tick : ticks) {
            BigDecimal price = tick.price().toBigDecimal();
            scale = Math.max(scale, price.scale());
            prices = prices.add(price);
            Decimal size = tick.size();
            if (size != null) {
                volume = volume.add(size.toBigDecimal());
                turnover = turnover.add(price.multiply(size.toBigDecimal()));
            }
        }
        BigDecimal exact = volume.signum() > 0 ? turnover : prices;
        BigDecimal divisor = volume.signum() > 0 ? volume : BigDecimal.valueOf(ticks.size());
        BigDecimal rounded = exact.divide(divisor, scale + MORE_DECIMALS, RoundingMode.HALF_EVEN);
        BigDecimal stripped = rounded.stripTrailingZeros();
        return stripped.scale() < scale ? stripped.setScale(scale, RoundingMode.UNNECESSARY) : stripped;
    }

    private static @Nullable BigDecimal volume(List<Tick> ticks) {
        return ticks.stream()
                .map(Tick::size)
                .flatMap(Stream::ofNullable)
                .map(Decimal::toBigDecimal)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static Last last(Tick tick) {
        Decimal size = tick.size();
        return new Last(
                Instant.ofEpochMilli(tick.time()),
                tick.price().toBigDecimal(),
                size == null ? null : size.toBigDecimal(),
                tick.side(),
                tick.id());
    }
}
