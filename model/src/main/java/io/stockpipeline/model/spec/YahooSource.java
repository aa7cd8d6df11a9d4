package io.stockpipeline.model.spec;

/** Yahoo Finance: personal use under its terms. */
public record YahooSource(Mode mode, Span interval) implements Source {
    /**
     * Whoever waits for a poll waits at least so long, however short the interval. The processor does, and so need not be
     * told of a shorter one.
     */
    public static final Span SHORTEST_WAIT = Span.of("1m");

    /** How long to wait until a poll counts as late, milliseconds. */
    public long waitMillis() {
        return Math.max(interval.millis(), SHORTEST_WAIT.millis());
    }

    @Override
    public String key() {
        return "yahoo";
    }

    /** Polled at an interval, or the streaming feed. */
    public enum Mode {
        Poll,
        Stream
    }

    @Override
    public Deduplication defaultDeduplication() {
        return Deduplication.Time;
    }
}
