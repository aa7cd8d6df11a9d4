package io.stockpipeline.bench.harness.latency;

/** When ticks are sent. */
public sealed interface Pace {
    /** One after the other at even distances. */
    record Rate(double ticksPerSecond) implements Pace {}

    /** As fast as they are answered: so many are on their way at most. */
    record FullSpeed(long onTheWay) implements Pace {}
}
