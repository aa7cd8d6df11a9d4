package io.stockpipeline.console.history;

import com.zaxxer.hikari.HikariDataSource;
import io.github.resilience4j.core.IntervalFunction;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The database of the history and of whatever else the console keeps: a pool of connections into the pipeline's own schema,
 * brought to this version's tables. Thread-safe.
 *
 * <p>A thread of its own connects, creates the tables and looks from then on whether the database still answers, so that the
 * console starts, and goes on, without it. Several replicas may do so at once: the migration takes a lock.
 */
public final class HistoryDatabase implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(HistoryDatabase.class);

    /** How often it is asked whether it is still there. */
    private static final Duration PROBE = Duration.ofSeconds(2);

    private static final Duration FIRST_WAIT = Duration.ofMillis(250);
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(15);
    private static final IntervalFunction WAIT =
            IntervalFunction.ofExponentialRandomBackoff(FIRST_WAIT, 2, 0.3, LONGEST_WAIT);
    private static final Duration CLOSING = Duration.ofSeconds(10);

    private final CompletionStage<DatabaseAddress> address;
    private final SchemaName schema;
    private final Thread keeper;
    /** A permit: look again at once. */
    private final Semaphore wake = new Semaphore(0);

    private volatile HistoryState state = HistoryState.starting(
            "waiting for the database to be started: after a crash it first does again what its log says");
    private volatile @Nullable Pool pool;
    private volatile boolean closed;

    private record Pool(HikariDataSource connections, Jdbi jdbi) {}

    private HistoryDatabase(CompletionStage<DatabaseAddress> address, SchemaName schema) {
        this.address = address;
        this.schema = schema;
        this.keeper = new Thread(this::keep, "history-database");
        keeper.setDaemon(true);
    }

    /**
     * Begins to connect; does not wait.
     *
     * @param pipeline its qualified name, which names the schema
     */
    public static HistoryDatabase open(DatabaseAddress address, String pipeline) {
        return open(CompletableFuture.completedFuture(address), pipeline);
    }

    /**
     * Begins to connect as soon as the address is known: a database that is being started has none yet. Where there will never
     * be one, the stage's failure is what the state says.
     *
     * @param pipeline its qualified name, which names the schema
     */
    public static HistoryDatabase open(CompletionStage<DatabaseAddress> address, String pipeline) {
        HistoryDatabase database = new HistoryDatabase(address, SchemaName.of(pipeline));
        database.keeper.start();
        return database;
    }

    /** Never blocks. */
    public HistoryState state() {
        return state;
    }

    public SchemaName schema() {
        return schema;
    }

    /**
     * SQL on the tables of the pipeline, which need no schema in front.
     *
     * @throws HistoryUnavailableException when the database is not ready
     */
    public Jdbi jdbi() {
        Pool ready = pool;
        HistoryState now = state;
        if (ready == null || !now.isReady()) {
            throw new HistoryUnavailableException(now, null);
        }
        return ready.jdbi;
    }

    /**
     * Tells that a statement has failed: if it was the connection, the database is away until it answers again.
     *
     * @return whether it was the connection
     */
    public boolean failed(Throwable cause) {
        if (closed || !SqlFailure.isConnection(cause)) {
            return false;
        }
        away(cause);
        wake.release();
        return true;
    }

    private void keep() {
        DatabaseAddress at = awaitAddress();
        if (at == null) {
            return;
        }
        starting(at + " has not answered yet");
        HikariDataSource connections = PoolSettings.of(at, schema);
        Pool made = new Pool(connections, Jdbi.create(connections));
        pool = made;
        boolean migrated = false;
        int failures = 0;
        while (!closed) {
            try {
                if (!migrated) {
                    Migration.run(connections, schema);
                    migrated = true;
                } else {
                    probe(connections);
                }
                ready(at);
                failures = 0;
                pause(PROBE);
            } catch (SQLException | RuntimeException e) {
                failures++;
                // With every connection in use it is alive enough.
                if (!SqlFailure.isBusy(e)) {
                    away(e);
                }
                pause(Duration.ofMillis(WAIT.apply(failures)));
            }
        }
    }

    private @Nullable DatabaseAddress awaitAddress() {
        try {
            return address.toCompletableFuture().get();
        } catch (ExecutionException e) {
            LOG.warn("history: there will be none: {}", SqlFailure.words(e));
            away(SqlFailure.words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return null;
    }

    private static void probe(HikariDataSource connections) throws SQLException {
        try (Connection connection = connections.getConnection()) {
            if (!connection.isValid((int) PROBE.toSeconds())) {
                throw new SQLException("it does not answer", SqlFailure.CONNECTION_FAILURE);
            }
        }
    }

    private void pause(Duration wait) {
        try {
            if (wake.tryAcquire(wait.toMillis(), TimeUnit.MILLISECONDS)) {
                wake.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            closed = true;
        }
    }

    private synchronized void starting(String words) {
        state = HistoryState.starting(words);
    }

    private synchronized void ready(DatabaseAddress at) {
        if (!state.isReady()) {
            LOG.info("history: {} is ready, schema {}", at, schema.quoted());
            state = HistoryState.READY;
        }
    }

    private synchronized void away(Throwable cause) {
        String words = SqlFailure.words(cause);
        if (state.phase() != HistoryState.Phase.Away && !closed) {
            LOG.warn("history: the database is away, tried again until it is back: {}", words);
            LOG.debug("history: the database is away", cause);
        }
        away(words);
    }

    private synchronized void away(String words) {
        state = HistoryState.away(words);
    }

    /** Closes the connections, also those in use. */
    @Override
    public void close() {
        closed = true;
        wake.release();
        keeper.interrupt();
        boolean interrupted = false;
        try {
            keeper.join(CLOSING.toMillis());
        } catch (InterruptedException e) {
            interrupted = true;
        }
        starting("closed");
        Pool open = pool;
        if (open != null) {
            open.connections.close();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
