package io.stockpipeline.bench.meter;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import javax.management.JMException;
import javax.management.MBeanServer;

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
    private final ConsumedRecords consumed =
            new ConsumedRecords(beans, Contest.ofThisProcess().input());

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
        return new Reading(
                System.nanoTime(), consumed.now(), system.getProcessCpuTime(), peakResidentKb(), allocatedBytes());
    }

    /** Threads that have ended take theirs with them; those that process live as long as the process. */
    private long allocatedBytes() {
        return Arrays.stream(threads.getThreadAllocatedBytes(threads.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
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
