package io.stockpipeline.bench.meter;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/**
 * Writes a {@link Reading} to a file four times a second: {@code -javaagent:meter.jar=FILE}. What was consumed is read
 * off the Kafka clients' own metrics, which every contestant has, whatever it is built with.
 */
public final class Meter {
    private static final long PERIOD_MS = 250;

    private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
    private final com.sun.management.OperatingSystemMXBean system =
            (com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private final com.sun.management.ThreadMXBean threads =
            (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    private final String input = plain(Contest.ofThisProcess().input());
    /** The last count of each consumer: one that is closed takes its metrics with it, and its records still count. */
    private final Map<String, Long> consumed = new HashMap<>();

    private Meter() {}

    /** Called by the JVM before the process's own main method. */
    public static void premain(String file) {
        Thread thread = new Thread(() -> new Meter().run(Path.of(file)), "meter");
        thread.setDaemon(true);
        thread.start();
    }

    private void run(Path file) {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            while (true) {
                out.write(read().line());
                out.newLine();
                out.flush();
                Thread.sleep(PERIOD_MS);
            }
        } catch (IOException | JMException e) {
            throw new IllegalStateException("the meter failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private Reading read() throws JMException {
        long records = recordsConsumed();
        return new Reading(System.nanoTime(), records, system.getProcessCpuTime(), peakResidentKb(), allocatedBytes());
    }

    /** Threads that have ended take theirs with them; those that process live as long as the process. */
    private long allocatedBytes() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }

    /** Of the input only: state that is restored and tables that are read beside it are no ticks. */
    private long recordsConsumed() throws JMException {
        for (ObjectName name : beans.queryNames(consumersOfTopics(), null)) {
            if (!plain(name.getKeyProperty("topic")).equals(input)) {
                continue;
            }
            try {
                Object count = beans.getAttribute(name, "records-consumed-total");
                consumed.merge(name.getKeyProperty("client-id"), ((Number) count).longValue(), Math::max);
            } catch (InstanceNotFoundException closedSinceItWasListed) {
                // Its last count stands.
            }
        }
        return consumed.values().stream().mapToLong(Long::longValue).sum();
    }

    /** One name each consumer and topic; those of partitions have a further key. */
    private static ObjectName consumersOfTopics() throws MalformedObjectNameException {
        return new ObjectName("kafka.consumer:type=consumer-fetch-manager-metrics,client-id=*,topic=*");
    }

    /** Some versions of the client write a topic's dots as underscores here, some give both names. */
    private static String plain(String topic) {
        return topic.replace('.', '_').replace("\"", "");
    }

    private static long peakResidentKb() {
        try {
            return Files.readAllLines(Path.of("/proc/self/status")).stream()
                    .filter(line -> line.startsWith("VmHWM:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
