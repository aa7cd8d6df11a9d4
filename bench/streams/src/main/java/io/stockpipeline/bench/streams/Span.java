package io.stockpipeline.bench.streams;

import java.time.Duration;
import java.util.List;

/** A window's length and what it is called. */
record Span(String name, Duration size) {
    /** The three that every contestant computes. */
    static final List<Span> ALL = List.of(ofMinutes(5), ofMinutes(10), ofMinutes(15));
    /** How late a tick may be. */
    static final Duration GRACE = Duration.ofSeconds(10);

    private static Span ofMinutes(int minutes) {
        return new Span(minutes + "m", Duration.ofMinutes(minutes));
    }
}
