package io.stockpipeline.model.spec;

/** Yahoo Finance: personal use under its terms. */
public record YahooSource(Mode mode, Span interval) implements Source {
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
