package io.stockpipeline.app.history;

import io.stockpipeline.console.history.DatabaseAddress;
import java.io.IOException;
import java.nio.file.Path;
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

    private final CompletableFuture<DatabaseAddress> address = new CompletableFuture<>();
    private final Thread starter;
    private @Nullable PostgresServer server;
    private boolean closed;

    private LocalHistory(Path folder) {
        this.starter = new Thread(() -> start(new DatabaseFolder(folder)), "history-start");
        starter.setDaemon(true);
    }

    /**
     * Begins to start one; does not wait. The folder must not be used by anybody else, which whoever has locked the folder
     * around it knows.
     *
     * @param folder everything it keeps: program, data, password, log; made where it is missing
     */
    public static LocalHistory start(Path folder) {
        LocalHistory history = new LocalHistory(folder.toAbsolutePath());
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

    private synchronized boolean keep(PostgresServer started) {
        if (closed) {
            return false;
        }
        server = started;
        return true;
    }

    /** Stops it. One that is still being started is stopped when it is up, in the background. */
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
