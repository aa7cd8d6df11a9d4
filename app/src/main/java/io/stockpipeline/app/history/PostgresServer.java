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

    /** After a crash the server first does again what its log says. */
    private static final Duration START = Duration.ofMinutes(2);

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
     * @throws IOException when it does not
     * @throws BrokenOffException when it is not to go on
     */
    static PostgresServer start(DatabaseFolder folder, BooleanSupplier goOn) throws IOException {
        if (!folder.isMade()) {
            new LeftOver(folder).kill();
        }
        folder.prepare();
        String password = folder.readPassword();
        Redirect log = Redirect.appendTo(folder.log().toFile());
        EmbeddedPostgres postgres = builder(folder, password, goOn)
                .setOutputRedirector(log)
                .setErrorRedirector(log)
                .start();
        folder.complete();
        return new PostgresServer(
                postgres,
                new DatabaseAddress(
                        "jdbc:postgresql://127.0.0.1:" + postgres.getPort() + "/" + DATABASE, USER, password));
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
