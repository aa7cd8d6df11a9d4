package io.stockpipeline.app.endtoend;

import io.stockpipeline.app.Main;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A role in a process of its own, told by its environment alone, as a pod is. */
final class RoleProcess implements AutoCloseable {
    private final Process process;
    private final Path output;
    private final int port;

    private RoleProcess(Process process, Path output, int port) {
        this.process = process;
        this.output = output;
        this.port = port;
    }

    /** Starts it, with an address for its probes. */
    static RoleProcess start(Path folder, String role, Map<String, String> environment, String... arguments)
            throws IOException {
        int port = freePort();
        Path output = folder.resolve(role + ".log");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                Main.class.getName(),
                role));
        command.addAll(List.of(arguments));
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        Map<String, String> variables = new HashMap<>(environment);
        variables.put("STOCKPIPELINE_HEALTH_ADDRESS", "127.0.0.1:" + port);
        builder.environment().keySet().removeIf(name -> name.startsWith("STOCKPIPELINE_"));
        builder.environment().putAll(variables);
        return new RoleProcess(builder.start(), output, port);
    }

    /** Status and words, for example {@code 200 ok}; what went wrong while nobody answers. */
    String probe(String path) throws InterruptedException {
        try {
            HttpResponse<String> answer = HttpClient.newHttpClient()
                    .send(
                            HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() + " " + answer.body().strip();
        } catch (IOException e) {
            return String.valueOf(e);
        }
    }

    /** Sends SIGTERM and answers the exit code; -1: it did not end in time. */
    int terminate(int seconds) throws IOException, InterruptedException {
        new ProcessBuilder("kill", "-TERM", String.valueOf(process.pid()))
                .start()
                .waitFor();
        return exitCode(seconds);
    }

    /** Its exit code, as soon as it has ended; -1: it has not in time. */
    int exitCode(int seconds) throws InterruptedException {
        return process.waitFor(seconds, TimeUnit.SECONDS) ? process.exitValue() : -1;
    }

    String printed() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
