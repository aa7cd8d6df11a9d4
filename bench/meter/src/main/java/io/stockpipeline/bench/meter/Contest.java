package io.stockpipeline.bench.meter;

import java.nio.file.Path;
import java.util.List;

/**
 * What a contestant is told, by system properties of its process ({@code -Dbench.input=...}), so that every framework's
 * own command line stays its own.
 *
 * @param bootstrapServers of the broker
 * @param input topic of ticks in JSON, keyed by symbol, with the event time as the record's timestamp
 * @param output topic of its results, which exists
 * @param application id of its consumer group and prefix of its internal topics, its alone
 * @param threads that process
 * @param exactlyOnce whether results are written in transactions; at least once otherwise
 * @param folder for its files, its alone and empty
 */
public record Contest(
        String bootstrapServers,
        String input,
        String output,
        String application,
        int threads,
        boolean exactlyOnce,
        Path folder) {
    private static final String PREFIX = "bench.";

    /**
     * Reads the properties of this process.
     *
     * @throws IllegalStateException when one is missing
     */
    public static Contest ofThisProcess() {
        return new Contest(
                property("bootstrap"),
                property("input"),
                property("output"),
                property("application"),
                Integer.parseInt(property("threads")),
                Boolean.parseBoolean(property("exactly-once")),
                Path.of(property("folder")));
    }

    /** The options of a JVM that tell a contestant this. */
    public List<String> options() {
        return List.of(
                option("bootstrap", bootstrapServers),
                option("input", input),
                option("output", output),
                option("application", application),
                option("threads", threads),
                option("exactly-once", exactlyOnce),
                option("folder", folder));
    }

    /** Says a setting that this contestant runs with; they stand beside its figures. */
    public static void setting(String name, Object value) {
        System.out.println("setting " + name + "=" + value);
    }

    private static String option(String name, Object value) {
        return "-D" + PREFIX + name + "=" + value;
    }

    private static String property(String name) {
        String value = System.getProperty(PREFIX + name);
        if (value == null) {
            throw new IllegalStateException("-D" + PREFIX + name + " is missing");
        }
        return value;
    }
}
