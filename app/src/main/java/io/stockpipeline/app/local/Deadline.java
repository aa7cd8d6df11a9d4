package io.stockpipeline.app.local;

import java.time.Duration;

/** One budget of time for several things done one after the other. */
final class Deadline {
    private final long end;

    private Deadline(long end) {
        this.end = end;
    }

    static Deadline in(Duration time) {
        return new Deadline(System.nanoTime() + time.toNanos());
    }

    /** What is left, at least {@code least}: the last in the row must not go empty-handed. */
    Duration left(Duration least) {
        Duration left = Duration.ofNanos(end - System.nanoTime());
        return left.compareTo(least) > 0 ? left : least;
    }
}
