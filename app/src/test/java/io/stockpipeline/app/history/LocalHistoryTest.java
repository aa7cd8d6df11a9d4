package io.stockpipeline.app.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.console.history.DatabaseAddress;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A PostgreSQL of a run's own: kept between runs, closed to others, not in the way of the next run however the last ended. */
class LocalHistoryTest {
    private static final long PATIENCE_SECONDS = 90;

    @TempDir
    Path folder;

    @Test
    void shouldKeepItsDataAndLetNobodyElseIn() throws Exception {
        try (LocalHistory history = LocalHistory.start(folder)) {
            DatabaseAddress address = address(history);
            execute(address, "CREATE TABLE kept AS SELECT 7 AS seven");
            assertThat(address.url()).startsWith("jdbc:postgresql://127.0.0.1:");
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), "postgres", "guessed"))
                    .isInstanceOf(SQLException.class)
                    .hasMessageContaining("password authentication failed");
            assertThatThrownBy(() -> DriverManager.getConnection(address.url(), "postgres", ""))
                    .isInstanceOf(SQLException.class);
        }
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("password"))))
                    .isEqualTo("rw-------");
        }

        try (LocalHistory history = LocalHistory.start(folder)) {
            assertThat(number(address(history), "SELECT seven FROM kept")).isEqualTo(7);
        }
    }

    @Test
    void shouldStopTheServerThatAKilledRunHasLeft() throws Exception {
        Process killed = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-cp",
                        System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")),
                        Running.class.getName(),
                        folder.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("output.txt").toFile())
                .start();
        await().atMost(PATIENCE_SECONDS, TimeUnit.SECONDS).until(() -> Files.exists(folder.resolve("ready")));
        killed.destroyForcibly().waitFor();
        ProcessHandle orphan = server();
        assertThat(orphan.isAlive()).isTrue();

        try (LocalHistory history = LocalHistory.start(folder)) {
            assertThat(number(address(history), "SELECT seven FROM kept")).isEqualTo(7);
            assertThat(orphan.isAlive()).isFalse();
        }
    }

    @Test
    void shouldStartAfterItsServerWasKilled() throws Exception {
        try (LocalHistory history = LocalHistory.start(folder)) {
            execute(address(history), "CREATE TABLE kept AS SELECT 7 AS seven");
            ProcessHandle server = server();
            server.destroyForcibly();
            await().until(() -> !server.isAlive());
        }

        try (LocalHistory history = LocalHistory.start(folder)) {
            assertThat(number(address(history), "SELECT seven FROM kept")).isEqualTo(7);
        }
    }

    @Test
    void shouldStartWhereTheNumberOfADeadServerBelongsToSomebodyElse() throws Exception {
        try (LocalHistory history = LocalHistory.start(folder)) {
            address(history);
        }
        Files.writeString(
                folder.resolve("data-17").resolve("postmaster.pid"),
                ProcessHandle.current().pid() + "\n" + folder.resolve("data-17") + "\n1700000000\n");

        try (LocalHistory history = LocalHistory.start(folder)) {
            assertThat(number(address(history), "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void shouldBeginAnewWhereMakingTheDatabaseWasCutShort() throws Exception {
        Files.createDirectories(folder.resolve("data-17"));
        Files.writeString(folder.resolve("data-17").resolve("postgresql.conf"), "half of it");

        try (LocalHistory history = LocalHistory.start(folder)) {
            assertThat(number(address(history), "SELECT 1")).isEqualTo(1);
        }
    }

    @Test
    void shouldSayWhatToDoWhereItCannotStart() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no folder");

        try (LocalHistory history = LocalHistory.start(file)) {
            assertThatThrownBy(() -> address(history))
                    .hasMessageContaining("PostgreSQL could not be started")
                    .hasMessageContaining("--history none");
        }
    }

    /** A run that makes a table and then lives until it is killed. */
    static final class Running {
        private Running() {}

        public static void main(String[] arguments) throws Exception {
            Path folder = Path.of(arguments[0]);
            execute(address(LocalHistory.start(folder)), "CREATE TABLE kept AS SELECT 7 AS seven");
            Files.createFile(folder.resolve("ready"));
            new CountDownLatch(1).await();
        }
    }

    private ProcessHandle server() throws Exception {
        String pid = Files.readAllLines(folder.resolve("data-17").resolve("postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private static DatabaseAddress address(LocalHistory history) throws Exception {
        return history.address().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    }

    private static Connection connect(DatabaseAddress address) throws SQLException {
        return DriverManager.getConnection(address.url(), address.user(), address.password());
    }

    private static void execute(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static int number(DatabaseAddress address, String sql) throws SQLException {
        try (Connection connection = connect(address);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getInt(1);
        }
    }
}
