package io.stockpipeline.bench.harness.contest;

import io.stockpipeline.bench.meter.Contest;
import io.stockpipeline.bench.meter.Reading;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** The process of a contestant, and what can be seen of it from outside. */
public final class RunningContestant implements AutoCloseable {
    private static final String SETTING = "setting ";
    private static final String DISK = "write_bytes: ";
    /** Time to say goodbye, so that its group is free for the next. */
    private static final long PATIENCE_SECONDS = 15;

    private static final int LAST_LINES = 3;

    private final Process process;
    private final Contest contest;

    private RunningContestant(Process process, Contest contest) {
        this.process = process;
        this.contest = contest;
    }

    /**
     * Starts a contestant's process.
     *
     * @param options of the JVM, the same for all
     */
    public static RunningContestant start(
            Installation installation, Program program, Contest contest, List<String> options) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Installation.java().toString());
        command.addAll(options);
        command.addAll(installation.options(program.module()));
        command.add("-javaagent:" + installation.meter() + "=" + readingsFile(contest));
        command.addAll(contest.options());
        command.add("-cp");
        command.add(installation.classPath(program.module()));
        command.addAll(program.command(contest));
        Process process = new ProcessBuilder(command)
                .directory(contest.folder().toFile())
                .redirectOutput(contest.folder().resolve("stdout.log").toFile())
                .redirectError(contest.folder().resolve("stderr.log").toFile())
                .start();
        // Nothing that the harness started may outlive it, however it ends.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        return new RunningContestant(process, contest);
    }

    /** What its meter has written so far, oldest first. */
    public List<Reading> readings() throws IOException {
        Path file = readingsFile(contest);
        if (!Files.exists(file)) {
            return List.of();
        }
        String text = Files.readString(file, StandardCharsets.US_ASCII);
        // A line that is being written is not one yet.
        return text.substring(0, text.lastIndexOf('\n') + 1)
                .lines()
                .map(Reading::of)
                .toList();
    }

    /** Bytes that it has written to files so far, where the system tells; what it sends to Kafka is none of them. */
    public long bytesToDisk() {
        try (Stream<String> lines = Files.lines(Path.of("/proc", String.valueOf(process.pid()), "io"))) {
            return lines.filter(line -> line.startsWith(DISK))
                    .mapToLong(line -> Long.parseLong(line.substring(DISK.length())))
                    .findFirst()
                    .orElse(0);
        } catch (IOException e) {
            return 0;
        }
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** The settings that it says it runs with. */
    public List<String> settings() throws IOException {
        try (Stream<String> lines = Files.lines(contest.folder().resolve("stdout.log"))) {
            return lines.filter(line -> line.startsWith(SETTING))
                    .map(line -> line.substring(SETTING.length()))
                    .toList();
        }
    }

    /** The end of what it wrote to standard error, in one line. */
    public String lastWords() throws IOException {
        List<String> lines = Files.readAllLines(contest.folder().resolve("stderr.log"));
        return String.join(" / ", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
    }

    private static Path readingsFile(Contest contest) {
        return contest.folder().resolve("readings");
    }

    /** Asks it to end, and makes it when it does not. */
    public void stop() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly().waitFor();
        }
    }

    /** Ends it at once if it has not ended. */
    @Override
    public void close() {
        process.destroyForcibly();
    }
}
