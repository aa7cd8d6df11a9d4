package io.stockpipeline.bench.harness.broker;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The broker as the harness sees it: a child process on the loopback address. */
public final class BrokerProcess implements AutoCloseable {
    /** Room for its buffers; the logs are cached by the system, not by the heap. */
    private static final List<String> OPTIONS = List.of("-Xmx1g", "-XX:+UseParallelGC");

    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final String bootstrapServers;

    private BrokerProcess(Process process, String bootstrapServers) {
        this.process = process;
        this.bootstrapServers = bootstrapServers;
    }

    /**
     * Starts a broker.
     *
     * @param folder of its data, which stays
     */
    public static BrokerProcess start(Path java, Path folder) throws IOException {
        File log = folder.resolve("broker.log").toFile();
        ProcessBuilder builder = new ProcessBuilder(java.toString());
        builder.command().addAll(OPTIONS);
        builder.command()
                .addAll(List.of(
                        "-cp", System.getProperty("java.class.path"), BrokerMain.class.getName(), folder.toString()));
        Process process = builder.redirectError(log).start();
        BufferedReader answer = process.inputReader(StandardCharsets.UTF_8);
        String address = answer.readLine();
        if (address == null) {
            throw new IOException("the broker did not start, see " + log);
        }
        return new BrokerProcess(process, address);
    }

    public String bootstrapServers() {
        return bootstrapServers;
    }

    @Override
    public void close() throws IOException {
        process.outputWriter(StandardCharsets.UTF_8).close();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
