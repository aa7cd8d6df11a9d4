package io.stockpipeline.console.api;

import io.stockpipeline.analytics.series.Series;
import io.stockpipeline.model.number.Decimal;
import io.stockpipeline.model.wire.Bar;
import io.stockpipeline.model.wire.Tick;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.IntToDoubleFunction;

/** Ticks of a symbol, one in the middle of each minute, and the bars that were published of them. */
final class Minutes {
    static final long MINUTE = 60_000;

    private Minutes() {}

    /** Prices of so many minutes, by their place from 0, with two decimals; NaN: nothing was traded in that minute. */
    static void feed(ApiUnderTest api, String symbol, long from, int minutes, IntToDoubleFunction price) {
        for (int i = 0; i < minutes; i++) {
            double at = price.applyAsDouble(i);
            if (!Double.isNaN(at)) {
                Decimal exact = Decimal.of(String.format(Locale.ROOT, "%.2f", at));
                api.ticks.take(new Tick(
                        symbol,
                        from + i * MINUTE + MINUTE / 2,
                        exact,
                        new Decimal(1 + i % 7, 0),
                        null,
                        null,
                        null,
                        null));
            }
        }
    }

    /** The final bars of a minute as they were published, oldest first. */
    static List<Bar> published(ApiUnderTest api, String symbol) {
        return api.ticks.bars().stream()
                .filter(bar -> bar.symbol.equals(symbol) && bar.interval.equals("1m") && bar.isFinal)
                .sorted(Comparator.comparingLong(bar -> bar.start))
                .toList();
    }

    /** Their closes. */
    static Series closes(List<Bar> bars) {
        long[] times = bars.stream().mapToLong(bar -> bar.start).toArray();
        double[] values = bars.stream()
                .mapToDouble(
                        bar -> Objects.requireNonNull(bar.close.toBigDecimal()).doubleValue())
                .toArray();
        int gaps = (int) ((times[times.length - 1] - times[0]) / MINUTE) + 1 - times.length;
        return Series.of(bars.get(0).symbol, "1m", times, values, gaps);
    }
}
