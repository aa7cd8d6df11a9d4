package io.stockpipeline.app.history;

import io.stockpipeline.console.history.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Starts a PostgreSQL in the background: a pipeline does not wait for its history. The first start unpacks the server and makes
 * the database, which takes some seconds; later ones take one.
 */
public final class LocalHistory implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LocalHistory.class);

    /** How long the end of the process waits for whoever closes this; less than a run that is broken off has for its end. */
    private static final Duration ABANDONING = Duration.ofSeconds(4);

    private static final Duration LOOK = Duration.ofMillis(100);

    /** One of the servers, which lie on the class path packed, one for each system. */
    private static final String ON_BOARD = "/postgres-linux-x86_64.txz";

    private final CompletableFuture<DatabaseAddress> address = new CompletableFuture<>();
    private final Thread starter;
    private final Thread abandoning;
    private @Nullable PostgresServer server;
    private volatile boolean closed;
    private volatile boolean stopped;

    private LocalHistory(Path folder) {
        DatabaseFolder files = new DatabaseFolder(folder);
        this.starter = new Thread(() -> start(files), "history-start");
        starter.setDaemon(true);
        this.abandoning = new Thread(() -> abandon(files), "history-abandon");
    }

    /** Whether this program has a PostgreSQL with it. A container image leaves them out, all together. */
    public static boolean isPossible() {
        return EmbeddedPostgres.class.getResource(ON_BOARD) != null;
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
            PostgresServer started = PostgresServer.start(folder, () -> !closed);
            if (keep(started)) {
                LOG.info("history: {} is up, its data are in {}", started.address(), folder.root());
                address.complete(started.address());
            } else {
                started.close();
                address.completeExceptionally(new IOException("closed before it was up"));
            }
        } catch (PostgresServer.BrokenOffException e) {
            LOG.info("history: PostgreSQL is not started any more");
            address.completeExceptionally(e);
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
     * The process ends. Nobody would be left to stop a server that is being started, nor one that is not closed in time: either is
     * killed. One half made is made anew at the next start; one that was up has all it promised in its log.
     */
    private void abandon(DatabaseFolder folder) {
        long end = System.nanoTime() + ABANDONING.toNanos();
        try {
            while (!isGone() && System.nanoTime() - end < 0) {
                if (starter.isAlive()) {
                    closed = true;
                    new LeftOver(folder).kill();
                }
                TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        if (!isGone()) {
            new LeftOver(folder).kill();
        }
    }

    private boolean isGone() {
        return stopped || (!starter.isAlive() && !isUp());
    }

    private synchronized boolean isUp() {
        return server != null;
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
        }
        if (running != null) {
            running.close();
            stopped = true;
        }
    }
}
