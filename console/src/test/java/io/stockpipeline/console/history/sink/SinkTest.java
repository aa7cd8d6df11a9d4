package io.stockpipeline.console.history.sink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.KeptTable;
import io.stockpipeline.console.history.OpenDatabase;
import io.stockpipeline.console.history.SharedPostgres;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What is in the topics comes into the tables once, whatever happens to the topics. */
@ExtendWith(SharedPostgres.class)
class SinkTest {
    private static final long NOON = 1_700_000_000_000L;
    private static final int PARTITIONS = 3;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);
    private final ScriptedTopics topics = new ScriptedTopics();
    private final RandomRecords records = new RandomRecords(random, topics, PARTITIONS, NOON, Duration.ofHours(30));
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
    void shouldWriteEveryRecordOnceOverSeveralSessions() throws Exception {
        for (int i = 0; i < 5; i++) {
            records.write(400);
            new Sinking(database).drain(topics.feed(random));
        }

        assertHoldsAll();
        assertThat(count("sink_gap")).isZero();
        assertThat(count("sink_unreadable")).isZero();
    }

    @Test
    void shouldWriteNothingTwiceWhenOffsetsAreForgotten() throws Exception {
        records.write(1_000);
        new Sinking(database).drain(topics.feed(random));
        database.jdbi().useHandle(handle -> handle.execute("DELETE FROM sink_offset"));

        new Sinking(database).drain(topics.feed(random));

        assertHoldsAll();
    }

    @Test
    void shouldMakeDaysFromTheFirstToTheLast() throws Exception {
        ScriptedTopics old = new ScriptedTopics();
        RandomRecords spread = new RandomRecords(random, old, 1, 0, Duration.ofDays(365 * 70));
        spread.write(300);

        new Sinking(database).drain(old.feed(random));

        assertThat(count("ticks")).isEqualTo(spread.ticks().size());
        assertThat(count("averages")).isEqualTo(spread.averagesRows().size());
        assertThat(count("alarms")).isEqualTo(spread.alarms().size());
        assertThat(count("bars")).isEqualTo(spread.bars().size());
    }

    @Test
    void shouldNoteAGapWhereRetentionWasFaster() throws Exception {
        records.write(200);
        new Sinking(database).drain(topics.feed(random));
        SinkPartition partition = new SinkPartition(SinkTopic.Bars, 0);
        long next =
                topics.feed(random).bounds(List.of(partition)).get(partition).end();
        for (int i = 0; i < 10; i++) {
            topics.mark(partition);
        }
        topics.deleteBefore(partition, next + 7);

        Sinking sinking = new Sinking(database);
        sinking.drain(topics.feed(random));

        assertThat(sinking.counters.missed()).isEqualTo(7);
        assertThat(texts("SELECT topic || kafka_partition || ':' || from_offset || '-' || to_offset FROM sink_gap"))
                .containsExactly("bars0:" + next + "-" + (next + 7));
    }

    @Test
    void shouldReadATopicThatWasMadeAnewFromItsBeginning() throws Exception {
        records.write(500);
        new Sinking(database).drain(topics.feed(random));
        long before = count("averages");

        RandomRecords anew = new RandomRecords(random, topics, PARTITIONS, NOON, Duration.ofHours(30));
        anew.write(500);
        new Sinking(database).drain(topics.feed(random));

        assertThat(count("averages")).isEqualTo(before + anew.averagesRows().size());
        assertThat(texts("SELECT DISTINCT generation::text FROM sink_offset")).containsExactly("1");
        assertThat(count("sink_gap")).isZero();
    }

    @Test
    void shouldGoOnBehindATailThatWasLost() throws Exception {
        SinkPartition partition = new SinkPartition(SinkTopic.Averages, 0);
        records.write(500);
        new Sinking(database).drain(topics.feed(random));
        long before = count("averages");
        topics.loseFrom(partition, 10);

        topics.append(partition, readable("{\"window\":\"5m\",\"start\":1,\"end\":2,\"count\":1,\"complete\":true}"));
        new Sinking(database).drain(topics.feed(random));

        assertThat(count("averages")).isEqualTo(before + 1);
    }

    @Test
    void shouldPassOverWhatCannotBeReadAndSayWhere() throws Exception {
        SinkPartition partition = new SinkPartition(SinkTopic.Averages, 1);
        long garbage = topics.append(partition, "garbage".getBytes(StandardCharsets.UTF_8));
        long zero = topics.append(partition, readable("{\"window\":\"a\\u0000b\",\"count\":1}"));
        long ancient = topics.append(
                new SinkPartition(SinkTopic.Bars, 1),
                "{\"symbol\":\"A\",\"interval\":\"1m\",\"start\":-5,\"open\":1,\"high\":1,\"low\":1,\"close\":1}"
                        .getBytes(StandardCharsets.UTF_8));
        records.write(300);

        Sinking sinking = new Sinking(database);
        sinking.drain(topics.feed(random));

        assertThat(sinking.counters.unreadable()).isEqualTo(3);
        assertThat(texts("SELECT topic || kafka_partition || ':' || kafka_offset FROM sink_unreadable"))
                .containsExactlyInAnyOrder("averages1:" + garbage, "averages1:" + zero, "bars1:" + ancient);
        assertHoldsAll();
    }

    @Test
    void shouldFindTheRecordThatTheDatabaseRefuses() throws Exception {
        database.jdbi()
                .useHandle(
                        handle -> handle.execute(
                                "ALTER TABLE alarms ADD CONSTRAINT odd EXCLUDE USING btree (time WITH =, id WITH =) WHERE (false)"));
        database.jdbi().useHandle(handle -> handle.execute("ALTER TABLE bars ALTER COLUMN volume SET NOT NULL"));
        records.write(400);

        Sinking sinking = new Sinking(database);
        sinking.drain(topics.feed(random));

        assertThat(sinking.counters.unreadable()).isPositive();
        assertThat(count("averages")).isEqualTo(records.averagesRows().size());
        assertThat(count("alarms")).isEqualTo(records.alarms().size());
        assertThat(texts("SELECT DISTINCT topic FROM sink_unreadable")).containsExactly("bars");
    }

    @Test
    void shouldMakeADaysTableAgainThatSomebodyDropped() throws Exception {
        records.write(300);
        new Sinking(database).drain(topics.feed(random));
        database.jdbi().useHandle(handle -> handle.execute("DROP TABLE ticks_20231115"));

        records.write(300);
        new Sinking(database).drain(topics.feed(random));

        assertThat(count("averages")).isEqualTo(records.averagesRows().size());
        assertThat(count("ticks_20231115")).isPositive();
    }

    @Test
    void shouldTakeBackWhatAnotherWriterHasWritten() throws Exception {
        records.write(2_000);
        ScriptedTopics.Feed slow = topics.feed(random);
        ScriptedTopics.Feed fast = topics.feed(random);
        AtomicBoolean overtaken = new AtomicBoolean();
        Sinking loser = new Sinking(database);

        assertThatThrownBy(() -> loser.drain(
                        new OvertakenFeed(slow, () -> {
                            if (!overtaken.getAndSet(true)) {
                                new Sinking(database).drain(fast);
                            }
                        }),
                        slow::hasMore))
                .isInstanceOf(OtherWriterException.class);

        assertThat(loser.counters.rows().values()).containsOnly(0L);
        assertHoldsAll();
    }

    private static byte[] readable(String window) {
        return ("{\"symbol\":\"A\",\"time\":" + NOON + ",\"windows\":[" + window + "]}")
                .getBytes(StandardCharsets.UTF_8);
    }

    private void assertHoldsAll() {
        assertThat(count(KeptTable.Ticks.sqlName())).isEqualTo(records.ticks().size());
        assertThat(count(KeptTable.Averages.sqlName()))
                .isEqualTo(records.averagesRows().size());
        assertThat(count(KeptTable.Alarms.sqlName())).isEqualTo(records.alarms().size());
        assertThat(count(KeptTable.Bars.sqlName())).isEqualTo(records.bars().size());
    }

    private long count(String table) {
        return database.jdbi()
                .withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                        .mapTo(Long.class)
                        .one());
    }

    private List<String> texts(String sql) {
        return database.jdbi()
                .withHandle(
                        handle -> handle.createQuery(sql).mapTo(String.class).list());
    }
}
