package io.stockpipeline.console.query;

import com.fasterxml.jackson.annotation.JsonPropertyDescription;
import io.stockpipeline.console.view.AlarmEntry;
import io.stockpipeline.console.view.HeldBar;
import io.stockpipeline.console.view.PriceChange;
import io.stockpipeline.console.view.SymbolSnapshot;
import io.stockpipeline.console.view.SymbolView;
import io.stockpipeline.console.view.WindowSnapshot;
import io.stockpipeline.model.wire.Alarm;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Every symbol at a glance. */
public final class Symbols {
    private final Market market;

    /** The answer. */
    public record Answer(
            Instant asOf,
            @Nullable Long lag,
            List<Row> symbols,
            @Nullable String next) {}

    /** One symbol. */
    public record Row(
            String symbol,

            @JsonPropertyDescription("of the latest tick; absent before the first") @Nullable BigDecimal price,

            @JsonPropertyDescription("the symbol's latest time; absent before the first tick") @Nullable Instant time,

            @JsonPropertyDescription("since the last price of the day before, else since the first one known") @Nullable PriceChange change,

            List<WindowSnapshot> windows,
            List<Episode> firing,
            @Nullable AlarmEntry lastAlarm,

            @JsonPropertyDescription("closes of the newest bars, oldest first")
            List<BigDecimal> sparkline) {}

    public Symbols(Market market) {
        this.market = market;
    }

    /**
     * Lists them by name.
     *
     * @param search part of the name, in any case; null: all
     * @param sparkline how many closes
     */
    public Answer ask(@Nullable String search, int sparkline, int limit, @Nullable String cursor) {
        Instant asOf = market.asOf();
        SymbolPage page = SymbolPage.matching(market, search, limit, cursor);
        List<Row> rows =
                page.symbols().stream().map(symbol -> row(symbol, sparkline)).toList();
        return new Answer(asOf, market.lag(), rows, page.next());
    }

    private Row row(SymbolView symbol, int sparkline) {
        SymbolSnapshot now = symbol.snapshot();
        Alarm lastAlarm = symbol.lastAlarm();
        return new Row(
                now.symbol(),
                now.price(),
                now.time() == Long.MIN_VALUE ? null : Instant.ofEpochMilli(now.time()),
                now.change(),
                now.windows(),
                Episode.of(symbol.firing()),
                lastAlarm == null ? null : AlarmEntry.of(lastAlarm),
                symbol.newestBars(0, sparkline).stream().map(HeldBar::close).toList());
    }
}
