package io.stockpipeline.app.history;

import io.stockpipeline.console.history.DatabaseAddress;
import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import io.zonky.test.db.postgres.embedded.PgBinaryResolver;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running PostgreSQL, a process beside this one; every setting with its reason. */
final class PostgresServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PostgresServer.class);

    private static final String USER = "postgres";
    private static final String DATABASE = "postgres";

    /**
     * After a crash, or a kill -9, the server first does again what its log says, which for a large database on a slow disk takes
     * minutes, and begins from the start if it is broken off. This is the one limit: that of {@code pg_ctl}, a minute, ends only
     * pg_ctl, for which nobody waits.
     */
    private static final Duration START = Duration.ofMinutes(5);

    private final EmbeddedPostgres postgres;
    private final DatabaseAddress address;

    private PostgresServer(EmbeddedPostgres postgres, DatabaseAddress address) {
        this.postgres = postgres;
        this.address = address;
    }

    /**
     * Starts it and waits until it answers.
     *
     * @param goOn asked once it is unpacked
     * @throws IOException when it does not in time; then it is ended
     * @throws BrokenOffException when it is not to go on
     */
    static PostgresServer start(DatabaseFolder folder, BooleanSupplier goOn) throws IOException {
        if (!folder.isMade()) {
            new LeftOver(folder).kill();
        }
        folder.prepare();
        String password = folder.readPassword();
        Redirect log = Redirect.appendTo(folder.log().toFile());
        if (folder.isMade()) {
            LOG.info(
                    "history: waiting for PostgreSQL, {} at most: after a crash it first does again what its log says; see {}",
                    START,
                    folder.log());
        }
        EmbeddedPostgres postgres =
                start(builder(folder, password, goOn).setOutputRedirector(log).setErrorRedirector(log), folder);
        folder.complete();
        return new PostgresServer(
                postgres,
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE, USER, password));
    }

    private static EmbeddedPostgres start(EmbeddedPostgres.Builder builder, DatabaseFolder folder) throws IOException {
        try {
            return builder.start();
        } catch (IOException e) {
            // It would go on starting, and nobody would be left to stop it.
            new LeftOver(folder).kill();
            throw e;
        }
    }

    private static EmbeddedPostgres.Builder builder(DatabaseFolder folder, String password, BooleanSupplier goOn) {
        return EmbeddedPostgres.builder()
                .setPgBinaryResolver(new OwnBinaries())
                .setOverrideWorkingDirectory(folder.program().toFile())
                .setDataDirectory(folder.data())
                .setCleanDataDirectory(false)
                // Whoever uses it closes it, after those who write to it.
                .setRegisterShutdownHook(false)
                .setDataDirectoryCustomizer(data -> {
                    if (!goOn.getAsBoolean()) {
                        throw new BrokenOffException();
                    }
                    stopOrphan(folder);
                })
                .setPGStartupWait(START)
                .setConnectConfig("password", password)
                // These go to initdb as they are. Anybody on the machine reaches a port of it, and the database's user
                // may run
                // programs: so nobody is trusted.
                .setLocaleConfig("auth", "scram-sha-256")
                .setLocaleConfig("pwfile", folder.password().toString())
                .setLocaleConfig("locale", "C")
                .setServerConfig("listen_addresses", "127.0.0.1")
                // No second way in, through a socket in a folder of all users.
                .setServerConfig("unix_socket_directories", "")
                // The library turns both off, for tests; a machine that loses its power must not lose the database.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                // It shares the machine with the pipeline.
                .setServerConfig("max_connections", "40")
                .setServerConfig("shared_buffers", "64MB")
                .setServerConfig("max_wal_size", "512MB")
                .setServerConfig("max_parallel_workers_per_gather", "0")
                // Nobody copies it.
                .setServerConfig("wal_level", "minimal")
                .setServerConfig("max_wal_senders", "0");
    }

    /** Nobody wants it any more. */
    static final class BrokenOffException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        BrokenOffException() {
            super("closed before it was up", null, false, false);
        }
    }

    private static void stopOrphan(DatabaseFolder folder) {
        try {
            new LeftOver(folder).clear();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Of a class of its own, since the library remembers by it where it has unpacked what: each folder has its own. */
    private static final class OwnBinaries implements PgBinaryResolver {
        @Override
        public InputStream getPgBinary(String system, String machineHardware) throws IOException {
            return DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, machineHardware);
        }
    }

    DatabaseAddress address() {
        return address;
    }

    @Override
    public void close() {
        try {
            postgres.close();
        } catch (IOException e) {
            LOG.warn("history: PostgreSQL could not be stopped: {}", e.getMessage());
        }
    }
}
