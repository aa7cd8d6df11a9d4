package io.stockpipeline.bench.harness.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.AppInfoParser;

/** What the figures depend on besides the contestants. */
final class MachineFacts {
    private static final long KB_PER_GB = 1024 * 1024;

    private MachineFacts() {}

    /** One line each. */
    static List<String> lines(List<String> options) {
        List<String> lines = new ArrayList<>();
        lines.add("processor   " + value(Path.of("/proc/cpuinfo"), "model name") + ", "
                + Runtime.getRuntime().availableProcessors() + " cores, shared with the broker");
        lines.add("memory      " + memory());
        lines.add("system      " + System.getProperty("os.name") + " " + System.getProperty("os.version"));
        lines.add("Java        " + Runtime.version() + " (" + System.getProperty("java.vm.name")
                + "), every contestant " + String.join(" ", options));
        lines.add("Kafka       " + AppInfoParser.getVersion() + ", one broker, one replica, log cleaner off");
        return lines;
    }

    private static String memory() {
        String total = value(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "");
        return total.isEmpty() ? "unknown" : Math.round((double) Long.parseLong(total) / KB_PER_GB) + " GB";
    }

    private static String value(Path file, String name) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name))
                    .map(line -> line.substring(line.indexOf(':') + 1).strip())
                    .findFirst()
                    .orElse("unknown");
        } catch (IOException e) {
            return "unknown";
        }
    }
}
