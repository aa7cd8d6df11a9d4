package io.stockpipeline.app.history;

import io.stockpipeline.console.history.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a PostgreSQL in the background: a pipeline does not wait for its history. The first start unpacks the server and makes
 * the database, which takes some seconds; later ones take one.
 */
public final class LocalHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHistory.class);

    /** How long the end of the process waits for a start that is broken off. */
    private static final Duration ABANDONING = Duration.ofSeconds(2);

    private static final Duration LOOK = Duration.ofMillis(100);

    private final CompletableFuture<DatabaseAddress> address = new CompletableFuture<>();
    private final Thread starter;
    private final Thread abandoning;
    private @Nullable PostgresServer server;
    private boolean closed;

    private LocalHistory(Path folder) {
        DatabaseFolder files = new DatabaseFolder(folder);
        this.starter = new Thread(() -> start(files), "history-start");
        starter.setDaemon(true);
        this.abandoning = new Thread(() -> abandon(files), "history-abandon");
    }

    /**
     * Begins to start one; does not wait. The folder must not be used by anybody else, which whoever has locked the folder
     * around it knows.
     *
     * @param folder everything it keeps: program, data, password, log; made where it is missing
     */
    public static LocalHistory start(Path folder) {
        LocalHistory history = new LocalHistory(folder.toAbsolutePath());
        Runtime.getRuntime().addShutdownHook(history.abandoning);
        history.starter.start();
        return history;
    }

    /** Where it can be reached, once it can; fails with words for a person where it cannot be started. */
    public CompletionStage<DatabaseAddress> address() {
        return address.minimalCompletionStage();
    }

    private void start(DatabaseFolder folder) {
        try {
            PostgresServer started = PostgresServer.start(folder);
            if (keep(started)) {
                LOG.info("history: {} is up, its data are in {}", started.address(), folder.root());
                address.complete(started.address());
            } else {
                started.close();
                address.completeExceptionally(new IOException("closed before it was up"));
            }
        } catch (IOException | RuntimeException | Error e) {
            // Errors too: the first start wants some 100 MB of memory for the unpacking, and whoever waits has to be
            // told.
            LOG.warn("history: PostgreSQL could not be started: {}", e.toString());
            LOG.debug("history: PostgreSQL could not be started", e);
            address.completeExceptionally(new IOException(
                    "PostgreSQL could not be started (" + e + "): look into " + folder.log()
                            + ", or name one with --history, or go without: --history none",
                    e));
        }
    }

    /**
     * The process ends while the server is being started, and nobody would be left to stop it. What is killed here is made anew at
     * the next start.
     */
    private void abandon(DatabaseFolder folder) {
        long end = System.nanoTime() + ABANDONING.toNanos();
        try {
            while (starter.isAlive() && System.nanoTime() - end < 0) {
                new LeftOver(folder).kill();
                starter.join(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized boolean keep(PostgresServer started) {
        if (closed) {
            return false;
        }
        server = started;
        return true;
    }

    /** Stops it. One that is still being started is stopped when it is up, in the background, or with the process. */
    @Override
    public void close() {
        PostgresServer running;
        synchronized (this) {
            closed = true;
            running = server;
            server = null;
        }
        if (running != null) {
            running.close();
        }
    }
}
