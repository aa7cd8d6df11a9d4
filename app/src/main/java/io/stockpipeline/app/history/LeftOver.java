package io.stockpipeline.app.history;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What an earlier run that was killed has left of its PostgreSQL: the server, which outlives the run and holds the data, or only
 * its {@code postmaster.pid}, whose number may belong to somebody else by now. A server of this folder is known by its program,
 * which lies in this folder and nowhere else.
 */
final class LeftOver {
    private static final Logger LOG = LoggerFactory.getLogger(LeftOver.class);

    private static final Duration STOPPING = Duration.ofSeconds(20);
    private static final Duration KILLING = Duration.ofSeconds(10);

    private final DatabaseFolder folder;

    LeftOver(DatabaseFolder folder) {
        this.folder = folder;
    }

    /**
     * Stops the server that still holds the data, and takes away the file of one that is gone. Nobody else may be starting one
     * in this folder.
     */
    void clear() throws IOException {
        List<ProcessHandle> running = running(folder.program().toRealPath());
        if (!running.isEmpty()) {
            stop(running);
        }
        Path file = folder.data().resolve("postmaster.pid");
        if (Files.exists(file)) {
            refuseUnknown(file);
            // Its process is gone; where its number is somebody else's now, the server would believe that it lives.
            Files.deleteIfExists(file);
        }
    }

    /** Ends whatever runs of this folder's program, without asking. */
    void kill() {
        try {
            running(folder.program().toRealPath()).forEach(ProcessHandle::destroyForcibly);
        } catch (IOException e) {
            LOG.debug("history: nothing is unpacked, so nothing runs", e);
        }
    }

    private static List<ProcessHandle> running(Path program) {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info()
                        .command()
                        .filter(command -> Path.of(command).startsWith(program))
                        .isPresent())
                .toList();
    }

    /** Where a process does not say what it is, it may be the server: better no history than two servers on the same data. */
    private static void refuseUnknown(Path file) throws IOException {
        Optional<ProcessHandle> unknown = Files.readAllLines(file).stream()
                .findFirst()
                .filter(pid -> pid.strip().matches("\\d{1,18}"))
                .flatMap(pid -> ProcessHandle.of(Long.parseLong(pid.strip())))
                .filter(process -> process.isAlive() && process.info().command().isEmpty());
        if (unknown.isPresent()) {
            throw new IOException(
                    "process " + unknown.get().pid() + " may be the PostgreSQL of an earlier run: end it, or"
                            + " delete " + file + " if it is something else");
        }
    }

    /**
     * Asks the server to stop, and ends it where it does not: what it has promised to keep stands in its log. Its helpers end
     * with it, and are waited for: they hold the data too.
     */
    private static void stop(List<ProcessHandle> processes) throws IOException {
        Collection<Long> pids = processes.stream().map(ProcessHandle::pid).collect(Collectors.toSet());
        List<ProcessHandle> servers = processes.stream()
                .filter(process -> process.parent()
                        .map(parent -> !pids.contains(parent.pid()))
                        .orElse(true))
                .toList();
        LOG.info(
                "history: an earlier run has left its PostgreSQL behind, process {}; it is stopped",
                servers.stream().map(server -> String.valueOf(server.pid())).collect(Collectors.joining(", ")));
        servers.forEach(ProcessHandle::destroy);
        if (!haveEnded(processes, STOPPING)) {
            processes.forEach(ProcessHandle::destroyForcibly);
            if (!haveEnded(processes, KILLING)) {
                throw new IOException("processes " + pids + ", a PostgreSQL of an earlier run, cannot be stopped");
            }
        }
    }

    private static boolean haveEnded(List<ProcessHandle> processes, Duration patience) throws IOException {
        try {
            CompletableFuture.allOf(
                            processes.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }
}
