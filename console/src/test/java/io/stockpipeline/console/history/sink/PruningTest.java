package io.stockpipeline.console.history.sink;

import static org.assertj.core.api.Assertions.assertThat;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.Retention;
import io.stockpipeline.console.history.SharedPostgres;
import io.stockpipeline.model.spec.Span;
import java.sql.Connection;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Random;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What has been kept long enough goes, a day at a time. */
@ExtendWith(SharedPostgres.class)
class PruningTest {
    private static final Instant WRITTEN = Instant.parse("2026-03-10T12:00:00Z");
    private static final Retention RETENTION = new Retention(Span.of("30d"), Span.of("7d"), null, Span.of("30d"));

    private final Random random = new Random(1);
    private final ScriptedTopics topics = new ScriptedTopics();
    private HistoryDatabase database;

    @BeforeEach
    void open(DatabaseAddress address) {
        database = OpenDatabase.of(address, SharedPostgres.freshPipeline());
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    void shouldKeepAReplayOfOldDataAsLongAsWhatCameToday() throws Exception {
        writeReplay("2013-01-01T00:00:00Z");

        assertThat(pruneAfter(Duration.ofDays(6))).isZero();
        assertThat(count("averages")).isPositive();
        assertThat(pruneAfter(Duration.ofDays(8))).isEqualTo(3);
        assertThat(count("averages")).isZero();
        assertThat(count("ticks")).isPositive();
    }

    @Test
    void shouldKeepForEverWhatIsToBeKept() throws Exception {
        writeReplay("2013-01-01T00:00:00Z");

        pruneAfter(Duration.ofDays(10_000));

        assertThat(count("ticks")).isZero();
        assertThat(count("bars")).isZero();
        assertThat(count("alarms")).isPositive();
        assertThat(database.jdbi()
                        .<Long, RuntimeException>withHandle(handle -> handle.createQuery(
                                        "SELECT count(*) FROM kept_day WHERE table_name <> 'alarms'")
                                .mapTo(Long.class)
                                .one()))
                .isZero();
    }

    @Test
    void shouldKeepADayThatIsStillWrittenTo() throws Exception {
        writeReplay("2013-01-01T00:00:00Z");
        RandomRecords later = new RandomRecords(
                random, topics, 1, Instant.parse("2013-01-02T00:00:00Z").toEpochMilli(), Duration.ofHours(20));
        later.write(100);
        new Sinking(database, Retention.FOR_EVER, at(Duration.ofDays(5))).drain(topics.feed(random));

        assertThat(pruneAfter(Duration.ofDays(8))).isEqualTo(2);
        assertThat(count("averages_20130102")).isPositive();
    }

    @Test
    void shouldLeaveATableThatIsInUse() throws Exception {
        writeReplay("2013-01-01T00:00:00Z");
        try (Handle reader = database.jdbi().open()) {
            reader.begin();
            reader.createQuery("SELECT count(*) FROM averages")
                    .mapTo(Long.class)
                    .one();

            assertThat(pruneAfter(Duration.ofDays(8))).isZero();

            reader.commit();
        }
        assertThat(pruneAfter(Duration.ofDays(8))).isEqualTo(3);
    }

    /** Three days of old data, written now. */
    private void writeReplay(String from) throws Exception {
        RandomRecords replay =
                new RandomRecords(random, topics, 1, Instant.parse(from).toEpochMilli(), Duration.ofDays(3));
        replay.write(300);
        new Sinking(database, Retention.FOR_EVER, at(Duration.ZERO)).drain(topics.feed(random));
    }

    private static Clock at(Duration later) {
        return Clock.fixed(WRITTEN.plus(later), ZoneOffset.UTC);
    }

    private int pruneAfter(Duration later) throws Exception {
        Clock clock = at(later);
        try (Handle handle = database.jdbi().open()) {
            Connection connection = handle.getConnection();
            connection.setAutoCommit(false);
            try {
                return new Pruning(RETENTION, new DayTables(clock), clock).run(connection);
            } finally {
                connection.setAutoCommit(true);
            }
        }
    }

    private long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }
}
