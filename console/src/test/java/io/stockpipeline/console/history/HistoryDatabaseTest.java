package io.stockpipeline.console.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A database that may not be there. */
@ExtendWith(SharedPostgres.class)
class HistoryDatabaseTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void shouldGoOnWithoutADatabaseAndSayWhy() throws Exception {
        try (HistoryDatabase database = HistoryDatabase.open(nowhere(), SharedPostgres.freshPipeline())) {
            History history = new PostgresHistory(database);

            await().atMost(PATIENCE).until(() -> database.state().phase() == HistoryState.Phase.Away);

            assertThat(history.state().words()).contains("refused");
            assertThatThrownBy(() -> history.tick("7"))
                    .isInstanceOf(HistoryUnavailableException.class)
                    .hasMessageContaining("refused");
        }
    }

    @Test
    void shouldNotTakeTooManyQueriesForADatabaseThatIsAway(DatabaseAddress address) {
        try (HistoryDatabase database = OpenDatabase.of(address, SharedPostgres.freshPipeline())) {
            List<Handle> all = IntStream.range(0, PoolSettings.CONNECTIONS)
                    .mapToObj(i -> database.jdbi().open())
                    .toList();
            History history = new PostgresHistory(database);

            assertThatThrownBy(() -> history.tick("7"))
                    .isInstanceOf(HistoryUnavailableException.class)
                    .hasMessageContaining("too many queries");

            assertThat(database.state().isReady()).isTrue();
            all.forEach(Handle::close);
            assertThat(history.tick("7")).isEmpty();
        }
    }

    @Test
    void shouldWaitForAnAddress(DatabaseAddress address) {
        CompletableFuture<DatabaseAddress> later = new CompletableFuture<>();
        try (HistoryDatabase database = HistoryDatabase.open(later, SharedPostgres.freshPipeline())) {
            assertThat(database.state().phase()).isEqualTo(HistoryState.Phase.Starting);

            later.complete(address);

            await().atMost(PATIENCE).until(() -> database.state().isReady());
        }
    }

    @Test
    void shouldSayWhyThereWillBeNoAddress() {
        CompletableFuture<DatabaseAddress> never =
                CompletableFuture.failedFuture(new IOException("no binaries for Plan 9"));
        try (HistoryDatabase database = HistoryDatabase.open(never, SharedPostgres.freshPipeline())) {
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(database.state().words()).contains("Plan 9"));
        }
    }

    @Test
    void shouldMigrateOnceThoughSeveralStartTogether(DatabaseAddress address) {
        String pipeline = SharedPostgres.freshPipeline();
        List<HistoryDatabase> databases = IntStream.range(0, 4)
                .mapToObj(i -> HistoryDatabase.open(address, pipeline))
                .toList();
        try {
            await().atMost(PATIENCE)
                    .until(() -> databases.stream()
                            .allMatch(database -> database.state().isReady()));
            assertThat(databases
                            .get(0)
                            .jdbi()
                            .<Long, RuntimeException>withHandle(handle -> handle.createQuery(
                                            "SELECT count(*) FROM flyway_schema_history WHERE version = '1'")
                                    .mapTo(Long.class)
                                    .one()))
                    .isEqualTo(1);
        } finally {
            databases.forEach(HistoryDatabase::close);
        }
    }

    @Test
    void shouldKeepPipelinesApart(DatabaseAddress address) {
        try (HistoryDatabase one = OpenDatabase.of(address, "a-b.c");
                HistoryDatabase other = OpenDatabase.of(address, "a.b-c")) {
            one.jdbi()
                    .useHandle(handle -> handle.execute(
                            "INSERT INTO kept_day (table_name, day, written_at) VALUES ('bars', '2020-01-01', now())"));

            assertThat(other.jdbi()
                            .<Long, RuntimeException>withHandle(
                                    handle -> handle.createQuery("SELECT count(*) FROM kept_day")
                                            .mapTo(Long.class)
                                            .one()))
                    .isZero();
        }
    }

    @Test
    void shouldNotShowThePassword() {
        DatabaseAddress address =
                new DatabaseAddress("jdbc:postgresql://db:5432/history?password=hidden", "me", "hidden");

        assertThat(address).hasToString("PostgreSQL at db:5432/history");
        assertThat(new HistorySettings(address, Retention.DEFAULT).toString()).doesNotContain("hidden");
    }

    private static DatabaseAddress nowhere() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new DatabaseAddress(
                    "jdbc:postgresql://127.0.0.1:" + socket.getLocalPort() + "/postgres", "postgres", "");
        }
    }
}
