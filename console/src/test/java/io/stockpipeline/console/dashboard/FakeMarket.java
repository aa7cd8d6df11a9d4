package io.stockpipeline.console.dashboard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Made prices: a pure function of symbol and time, so that bars, averages and ticks agree and nothing has to be kept. */
final class FakeMarket {
    private static final List<String> NAMES =
            List.of("AAPL", "AMD", "AMZN", "AVGO", "GOOG", "INTC", "META", "MSFT", "NFLX", "NVDA", "ORCL", "TSLA");
    private static final int SAMPLES = 24;

    private final List<String> symbols;

    /** A market of so many symbols: a dozen that people know, then numbered ones. */
    FakeMarket(int count) {
        List<String> made = new ArrayList<>(NAMES.subList(0, Math.min(count, NAMES.size())));
        for (int i = made.size(); i < count; i++) {
            made.add("SYM%04d".formatted(i));
        }
        symbols = List.copyOf(made);
    }

    List<String> symbols() {
        return symbols;
    }

    /** The price at an instant, with two decimals. */
    BigDecimal price(String symbol, long at) {
        return rounded(raw(symbol, at), 2);
    }

    /** The mean price of the milliseconds before an instant, with eight decimals as the pipeline publishes it. */
    BigDecimal average(String symbol, long at, long length) {
        double sum = 0;
        for (int i = 0; i < SAMPLES; i++) {
            sum += raw(symbol, at - length * i / SAMPLES);
        }
        return rounded(sum / SAMPLES, 8);
    }

    /** Opening, highest, lowest and last price of a span. */
    List<BigDecimal> bar(String symbol, long from, long to) {
        BigDecimal open = price(symbol, from);
        BigDecimal close = price(symbol, to - 1);
        BigDecimal high = open.max(close);
        BigDecimal low = open.min(close);
        for (int i = 1; i < 8; i++) {
            BigDecimal inside = price(symbol, from + (to - from) * i / 8);
            high = high.max(inside);
            low = low.min(inside);
        }
        return List.of(open, high, low, close);
    }

    /** Trades of a span: more of them when the price runs. */
    long trades(String symbol, long from, long to) {
        double moved = Math.abs(raw(symbol, to) / raw(symbol, from) - 1);
        return Math.round((to - from) / 60_000.0 * (18 + 30 * noise(symbol, from / 60_000)) * (1 + 250 * moved));
    }

    private static double raw(String symbol, long at) {
        long seed = mixed(symbol.hashCode());
        double base = 40 + Math.floorMod(seed, 46_000) / 100.0;
        double hours = at / 3_600_000.0;
        double wave = 0;
        double size = 0.018;
        double pace = 0.21 + Math.floorMod(seed >> 20, 100) / 900.0;
        for (int i = 0; i < 9; i++) {
            wave += size * Math.sin(hours * pace * 2 * Math.PI + Math.floorMod(mixed(seed + i), 628) / 100.0);
            size *= 0.6;
            pace *= 2.3;
        }
        return base * Math.exp(wave + 0.0004 * (noise(symbol, at / 1_000) - 0.5));
    }

    private static double noise(String symbol, long at) {
        return Math.floorMod(mixed(symbol.hashCode() * 31L + at), 10_000) / 10_000.0;
    }

    /** The finisher of SplitMix64: neighbours come out far apart. */
    private static long mixed(long value) {
        long z = value * 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    private static BigDecimal rounded(double value, int decimals) {
        return BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_EVEN);
    }
}
