package io.stockpipeline.model.spec;

import org.jspecify.annotations.Nullable;

/** Geometric Brownian motion per symbol from one seed: {@code rate} ticks a second and symbol, annual {@code volatility}, {@code count} ticks in all (absent: without end). */
public record SyntheticSource(
        double rate,
        long seed,
        double volatility,
        @Nullable Lateness lateness,
        @Nullable Long count) implements Source {
    @Override
    public String key() {
        return "synthetic";
    }

    /** A chance for a tick to arrive late, by at most {@code max}. */
    public record Lateness(double probability, Span max) {}

    @Override
    public boolean live() {
        return false;
    }

    @Override
    public boolean finite() {
        return count != null;
    }
}
