package io.stockpipeline.console.notify;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;

/** A PostgreSQL for all tests of the process, and a schema for each. */
final class TestDatabase {
    private static final AtomicInteger SCHEMAS = new AtomicInteger();

    private static final class Server {
        static final EmbeddedPostgres POSTGRES = start();

        private static EmbeddedPostgres start() {
            try {
                return EmbeddedPostgres.builder()
                        .setPGStartupWait(Duration.ofMinutes(2))
                        .start();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    private TestDatabase() {}

    /** The name of a pipeline that no other test has. */
    static String newPipeline() {
        return "local.tech" + SCHEMAS.incrementAndGet();
    }

    /** Connected, and with its tables. */
    static HistoryDatabase open(String pipeline) {
        HistoryDatabase database = HistoryDatabase.open(address(), pipeline);
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> database.state().isReady());
        return database;
    }

    static DatabaseAddress address() {
        return new DatabaseAddress(Server.POSTGRES.getJdbcUrl("postgres", "postgres"), null, null);
    }
}
