package io.stockpipeline.bench.harness.arena;

import java.util.Properties;

/**
 * Which ticks there are. Symbols take turns, each tick stands {@code tickMicros} of event time after the one before, and
 * one in a hundred comes late.
 *
 * @param ticks how many
 * @param symbols how many
 * @param partitions of the topic
 * @param tickMicros event time from one tick to the next, whatever its symbol, microseconds
 */
public record Workload(long ticks, int symbols, int partitions, long tickMicros) {
    /** Time of the first tick: 2 January 2024, 14:30 UTC. A whole quarter of an hour, so that windows begin with it. */
    public static final long START = 1_704_205_800_000L;
    /** No tick is later than this behind its symbol's latest, milliseconds. */
    public static final long GRACE_MS = 10_000;

    private static final long MICROS_PER_MILLI = 1000;
    private static final long SECOND = 1000;

    /** Event time from one tick of a symbol to its next, milliseconds, rounded down. */
    public long symbolPeriod() {
        return tickMicros * symbols / MICROS_PER_MILLI;
    }

    /** The time of the tick of this number had it not come late, epoch milliseconds. */
    public long timeOf(long number) {
        return START + number * tickMicros / MICROS_PER_MILLI;
    }

    /** Whether no two ticks of a symbol have the same time, so that a time names a tick. */
    public boolean timesAreUnique() {
        return symbolPeriod() >= SECOND && symbolPeriod() % SECOND == 0;
    }

    /** The symbol of a number from 0. */
    public String symbol(int number) {
        int digits = Math.max(3, Integer.toString(symbols - 1).length());
        return "S" + String.format("%0" + digits + "d", number);
    }

    /** As it stands beside an input that was written, to be known again. */
    Properties toProperties() {
        Properties properties = new Properties();
        properties.setProperty("ticks", Long.toString(ticks));
        properties.setProperty("symbols", Integer.toString(symbols));
        properties.setProperty("partitions", Integer.toString(partitions));
        properties.setProperty("tickMicros", Long.toString(tickMicros));
        return properties;
    }
}
