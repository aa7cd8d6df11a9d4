package io.stockpipeline.bench.meter;

/**
 * What a process has used up to a moment; two of them make a measurement.
 *
 * @param atNanos {@link System#nanoTime()}, of this machine
 * @param consumed records that its Kafka consumers have handed out
 * @param cpuNanos processor time of all its threads
 * @param peakResidentKb the most memory it ever had resident; 0 where the system does not tell
 * @param allocatedBytes bytes of the Java heap allocated by all live threads
 */
public record Reading(long atNanos, long consumed, long cpuNanos, long peakResidentKb, long allocatedBytes) {
    private static final int FIELDS = 5;

    /** As a line of the meter's file. */
    String line() {
        return atNanos + " " + consumed + " " + cpuNanos + " " + peakResidentKb + " " + allocatedBytes;
    }

    /**
     * Reads a line of the meter's file.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Reading of(String line) {
        String[] words = line.split(" ", -1);
        if (words.length != FIELDS) {
            throw new IllegalArgumentException("not a reading: " + line);
        }
        return new Reading(
                Long.parseLong(words[0]),
                Long.parseLong(words[1]),
                Long.parseLong(words[2]),
                Long.parseLong(words[3]),
                Long.parseLong(words[4]));
    }
}
