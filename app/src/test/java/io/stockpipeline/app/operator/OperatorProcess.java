package io.stockpipeline.app.operator;

import io.fabric8.kubernetes.client.Config;
import io.stockpipeline.app.Main;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** The operator in a process of its own, which finds its cluster in a kubeconfig file. */
final class OperatorProcess implements AutoCloseable {
    private final Process process;
    private final Path output;

    private OperatorProcess(Process process, Path output) {
        this.process = process;
        this.output = output;
    }

    static OperatorProcess start(Path folder, Config cluster, Map<String, String> environment, String... options)
            throws IOException {
        Path kubeconfig = Files.writeString(
                folder.resolve("kubeconfig"), """
                apiVersion: v1
                kind: Config
                clusters: [{ name: double, cluster: { server: "%s" } }]
                users: [{ name: operator, user: { token: %s } }]
                contexts: [{ name: double, context: { cluster: double, user: operator, namespace: test } }]
                current-context: double
                """.formatted(cluster.getMasterUrl(), cluster.getOauthToken()));
        Path output = folder.resolve("operator.log");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(options));
        command.addAll(List.of(
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                "operator"));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("STOCKPIPELINE_") || name.startsWith("KUBE"));
        builder.environment().putAll(environment);
        // As in the image.
        builder.environment().put("MALLOC_ARENA_MAX", "2");
        builder.environment().put("KUBECONFIG", kubeconfig.toString());
        return new OperatorProcess(builder.start(), output);
    }

    /** The most memory that it has ever had, in MiB, as Linux counts it. */
    long peakMegabytes() throws IOException {
        return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElseThrow();
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String printed() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
