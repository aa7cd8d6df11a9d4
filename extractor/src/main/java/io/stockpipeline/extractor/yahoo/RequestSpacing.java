package io.stockpipeline.extractor.yahoo;

import io.stockpipeline.extractor.source.Pause;
import java.time.Clock;
import java.time.Duration;

/**
 * Keeps requests apart by a least time. resilience4j's rate limiter counts permits per fixed cycle and so lets two
 * requests pass back to back where two cycles meet.
 */
final class RequestSpacing {
    private final Duration spacing;
    private final Clock clock;
    private final Pause pause;
    private long next = Long.MIN_VALUE;

    RequestSpacing(Duration spacing, Clock clock, Pause pause) {
        this.spacing = spacing;
        this.clock = clock;
        this.pause = pause;
    }

    /** Waits until the next request may go. */
    void await() throws InterruptedException {
        long now = clock.millis();
        // A wall clock that was set back must not hold requests up for longer than the spacing.
        long wait = Math.min(next == Long.MIN_VALUE ? 0 : next - now, spacing.toMillis());
        if (wait > 0 && !pause.sleep(Duration.ofMillis(wait))) {
            throw new InterruptedException("the source is closing");
        }
        next = clock.millis() + spacing.toMillis();
    }
}
