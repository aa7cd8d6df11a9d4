package io.stockpipeline.console.query;

import io.stockpipeline.console.view.SymbolView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Some of the symbols, by name.
 *
 * @param next the cursor of the next ones; null at the end
 */
record SymbolPage(List<SymbolView> symbols, @Nullable String next) {
    private static final String KIND = "symbols";

    /**
     * @param names those wanted; null: all
     * @throws UnansweredException when one of them is not known, or the cursor is none of this list
     */
    static SymbolPage of(Market market, @Nullable Set<String> names, int limit, @Nullable String cursor) {
        if (names == null) {
            return of(market, limit, cursor, symbol -> true);
        }
        List<SymbolView> wanted = new ArrayList<>();
        String after = after(cursor);
        for (String name : new TreeSet<>(names)) {
            SymbolView symbol = market.symbol(name);
            if (name.compareTo(after) > 0) {
                wanted.add(symbol);
            }
        }
        return cut(wanted, limit, symbol -> true);
    }

    /** @param search part of the name, in any case; null: all */
    static SymbolPage matching(Market market, @Nullable String search, int limit, @Nullable String cursor) {
        String wanted = search == null ? "" : search.toLowerCase(Locale.ROOT);
        return of(
                market,
                limit,
                cursor,
                symbol -> symbol.symbol().toLowerCase(Locale.ROOT).contains(wanted));
    }

    private static SymbolPage of(Market market, int limit, @Nullable String cursor, Predicate<SymbolView> wanted) {
        return cut(market.view().symbolsAfter(after(cursor)).values(), limit, wanted);
    }

    private static SymbolPage cut(Collection<SymbolView> all, int limit, Predicate<SymbolView> wanted) {
        List<SymbolView> page = new ArrayList<>();
        for (SymbolView symbol : all) {
            if (!wanted.test(symbol)) {
                continue;
            }
            if (page.size() == limit) {
                return new SymbolPage(
                        page, Cursor.write(KIND, page.get(limit - 1).symbol()));
            }
            page.add(symbol);
        }
        return new SymbolPage(page, null);
    }

    private static String after(@Nullable String cursor) {
        return cursor == null ? "" : Cursor.read(cursor, KIND, 1)[1];
    }
}
