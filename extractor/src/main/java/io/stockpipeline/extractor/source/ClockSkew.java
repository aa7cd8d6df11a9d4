package io.stockpipeline.extractor.source;

import java.time.Clock;
import java.time.Duration;

/**
 * Which times a live source may tell: those of what has happened, as far as clocks agree.
 *
 * @param most how far ahead of the clock a time may be: the pipeline's {@code maxClockSkew}, beyond which the processor takes no tick
 */
public record ClockSkew(Clock clock, Duration most) {
    /** @param time epoch milliseconds */
    public boolean allows(long time) {
        return time - clock.millis() <= most.toMillis();
    }
}
