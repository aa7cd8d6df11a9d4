package io.stockpipeline.console.query;

import io.stockpipeline.console.history.StoredSum;
import io.stockpipeline.console.view.HeldBar;
import io.stockpipeline.console.view.SymbolView;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A symbol's trades over a range, with the first and the last price as far as bars are published. */
record Total(long trades, BigDecimal volume, StoredSum.@Nullable Ends ends) {
    /** Of the view's bars; empty when there is no trade. */
    static Optional<Total> ofBars(SymbolView symbol, int interval, long from, long to) {
        SymbolView.Total held = symbol.total(interval, from, to);
        return held == null
                ? Optional.empty()
                : Optional.of(new Total(held.trades(), held.volume(), ends(held.first(), held.last())));
    }

    /** Of the view's full hours; empty when there is no trade. */
    static Optional<Total> ofHours(SymbolView symbol, long from, long to) {
        long trades = 0;
        BigDecimal volume = BigDecimal.ZERO;
        for (SymbolView.Sum sum : symbol.hourSums(from, to)) {
            trades += sum.trades();
            volume = volume.add(sum.volume());
        }
        List<HeldBar> hours = symbol.hours(from, to);
        return trades == 0
                ? Optional.empty()
                : Optional.of(new Total(
                        trades,
                        trimmed(volume),
                        hours.isEmpty() ? null : ends(hours.get(0), hours.get(hours.size() - 1))));
    }

    private static StoredSum.@Nullable Ends ends(@Nullable HeldBar first, @Nullable HeldBar last) {
        return first == null || last == null
                ? null
                : new StoredSum.Ends(first.openTime(), first.open(), last.closeTime(), last.close());
    }

    static Total of(StoredSum kept) {
        return new Total(kept.trades(), kept.volume(), kept.ends());
    }

    /** Of two ranges that follow each other. */
    static Total joined(Total older, Total newer) {
        return new Total(
                older.trades + newer.trades, trimmed(older.volume.add(newer.volume)), joined(older.ends, newer.ends));
    }

    private static StoredSum.@Nullable Ends joined(StoredSum.@Nullable Ends older, StoredSum.@Nullable Ends newer) {
        return older == null || newer == null
                ? (older == null ? newer : older)
                : new StoredSum.Ends(older.openTime(), older.open(), newer.closeTime(), newer.close());
    }

    /** Without zeros at the end, which sums of halves have. */
    private static BigDecimal trimmed(BigDecimal value) {
        BigDecimal stripped = value.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0, RoundingMode.UNNECESSARY) : stripped;
    }
}
