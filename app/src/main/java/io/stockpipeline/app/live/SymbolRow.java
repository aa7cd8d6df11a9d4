package io.stockpipeline.app.live;

import io.stockpipeline.model.wire.Averages;
import io.stockpipeline.model.wire.Tick;
import io.stockpipeline.model.wire.WindowAverage;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

/** What is known of one symbol. */
final class SymbolRow {
    private static final Cell NOTHING = new Cell("-", "");

    private final Map<String, Cell> windows = new HashMap<>();
    private String price = "-";
    private int decimals = Words.decimals(BigDecimal.ZERO);

    /** A window's average and how it moved, as text. */
    record Cell(String average, String move) {
        Style style() {
            if (move.isEmpty() || move.endsWith("0.000%")) {
                return Style.PLAIN;
            }
            return move.startsWith("-") ? Style.DOWN : Style.UP;
        }
    }

    void take(Averages averages) {
        Tick tick = averages.tick;
        if (tick != null && !averages.late) {
            price = Words.price(tick.price().toBigDecimal());
            decimals = Words.decimals(tick.price().toBigDecimal());
        }
        // Of the windows that overlap the latest stands last.
        for (int i = 0; i < averages.size(); i++) {
            WindowAverage window = averages.get(i);
            windows.put(
                    window.window,
                    new Cell(Words.average(window.average, decimals), Words.move(window.average, window.previous)));
        }
    }

    String price() {
        return price;
    }

    Cell window(String name) {
        return windows.getOrDefault(name, NOTHING);
    }
}
