package io.stockpipeline.bench.harness.measure;

import io.stockpipeline.bench.meter.Reading;

/**
 * What lies between two readings.
 *
 * @param ticks consumed
 * @param seconds between the readings
 * @param cpuMicros processor time of the process
 * @param allocatedBytes on the Java heap
 * @param peakResidentKb the most memory resident up to the second reading
 */
public record Measurement(long ticks, double seconds, double cpuMicros, double allocatedBytes, long peakResidentKb) {
    private static final double NANOS_PER_SECOND = 1e9;
    private static final double NANOS_PER_MICRO = 1e3;

    public static Measurement between(Reading from, Reading to) {
        return new Measurement(
                to.consumed() - from.consumed(),
                (to.atNanos() - from.atNanos()) / NANOS_PER_SECOND,
                (to.cpuNanos() - from.cpuNanos()) / NANOS_PER_MICRO,
                to.allocatedBytes() - from.allocatedBytes(),
                to.peakResidentKb());
    }

    public double ticksPerSecond() {
        return ticks / seconds;
    }

    public double cpuMicrosPerTick() {
        return cpuMicros / ticks;
    }

    public double allocatedBytesPerTick() {
        return allocatedBytes / ticks;
    }
}
