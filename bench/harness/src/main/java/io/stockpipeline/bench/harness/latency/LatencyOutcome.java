package io.stockpipeline.bench.harness.latency;

/** What a contestant's latencies are. */
public sealed interface LatencyOutcome {
    /**
     * Measured.
     *
     * @param throughput ticks a second while generator and reader run at full speed beside it
     * @param atRate latency at the rate that is the same for all
     * @param atHalf latency at half its throughput
     */
    record Latencies(double throughput, Latency atRate, Latency atHalf) implements LatencyOutcome {}

    /** None, and why. */
    record Unknown(String reason) implements LatencyOutcome {}
}
