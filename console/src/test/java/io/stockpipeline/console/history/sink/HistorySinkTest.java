package io.stockpipeline.console.history.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.SharedPostgres;
import java.time.Clock;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The sink's thread: who writes, who takes over, and what a broken connection does. */
@ExtendWith(SharedPostgres.class)
class HistorySinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final ScriptedTopics topics = new ScriptedTopics();
    private final RandomRecords records =
            new RandomRecords(random, topics, 2, 1_700_000_000_000L, Duration.ofHours(30));
    private HistoryDatabase database;

    @BeforeEach
    void open(DatabaseAddress address) {
        System.out.println("records are drawn from seed " + seed);
        database = OpenDatabase.of(address, SharedPostgres.freshPipeline());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldLetOneWriteAndAnotherTakeOver() {
        HistorySink first = start();
        await().atMost(PATIENCE).until(() -> first.status().phase() == SinkStatus.Phase.Writing);
        try (HistorySink second = start()) {
            await().atMost(PATIENCE).until(() -> second.status().phase() == SinkStatus.Phase.StandingBy);
            records.write(1_000);
            awaitAll();
            assertThat(second.status().rows().values()).containsOnly(0L);

            first.close();
            records.write(1_000);

            awaitAll();
            assertThat(second.status().phase()).isEqualTo(SinkStatus.Phase.Writing);
            await().atMost(PATIENCE).until(() -> second.status().totalLag() == 0);
        }
        assertThat(first.status().phase()).isEqualTo(SinkStatus.Phase.Closed);
    }

    @Test
    void shouldGoOnWhenItsConnectionIsCutAgainAndAgain(DatabaseAddress address) {
        try (HistoryDatabase other = OpenDatabase.of(address, SharedPostgres.freshPipeline());
                HistorySink sink = start()) {
            for (int i = 0; i < 5; i++) {
                records.write(500);
                other.jdbi()
                        .useHandle(handle -> handle.execute(
                                "SELECT pg_terminate_backend(pid) FROM pg_locks WHERE locktype = 'advisory'"
                                        + " AND pid <> pg_backend_pid()"));
            }
            awaitAll();
            assertThat(sink.status().rows().values().stream()
                            .mapToLong(Long::longValue)
                            .sum())
                    .isPositive();
        }
    }

    private HistorySink start() {
        return HistorySink.start(database, () -> topics.feed(new Random(seed)), Retention.FOR_EVER, Clock.systemUTC());
    }

    private void awaitAll() {
        await().atMost(PATIENCE).ignoreExceptions().untilAsserted(() -> {
            assertThat(count("ticks")).isEqualTo(records.ticks().size());
            assertThat(count("averages")).isEqualTo(records.averagesRows().size());
            assertThat(count("alarms")).isEqualTo(records.alarms().size());
            assertThat(count("bars")).isEqualTo(records.bars().size());
        });
    }

    private long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
