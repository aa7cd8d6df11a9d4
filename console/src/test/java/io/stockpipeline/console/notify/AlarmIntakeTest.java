package io.stockpipeline.console.notify;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.stockpipeline.console.history.DatabaseAddress;
import io.stockpipeline.console.history.HistoryDatabase;
import io.stockpipeline.console.history.HistoryUnavailableException;
import io.stockpipeline.model.spec.Severity;
import io.stockpipeline.model.wire.Alarm;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AlarmIntakeTest extends OnDatabase {
    private static final String TOPIC = "local.tech.alarms";

    private final SettableClock clock = new SettableClock(Instant.parse("2026-03-02T15:00:00Z"));
    private final List<byte[]> log = new ArrayList<>();
    private final List<byte[]> laterLog = new ArrayList<>();
    private int partitions = 1;
    private long first;
    private @Nullable String topicId = "topic-1";

    @Test
    void shouldBeginAtTheEndOfTheTopic() throws Exception {
        publish(Alarms.deviation("past"));
        Reader reader = reader(database, "desk");
        reader.step();

        publish(Alarms.deviation("a1"), Alarms.deviation("a2"));
        reader.step();

        assertThat(taken("desk")).containsExactly("a1", "a2");
    }

    @Test
    void shouldTakeEverythingOfATopicThatWasNotThere() throws Exception {
        String id = topicId;
        topicId = null;
        Reader reader = reader(database, "desk");
        assertThatThrownBy(reader::step).hasMessage("there is no topic local.tech.alarms yet");
        topicId = id;
        publish(Alarms.deviation("a1"));

        reader.step();

        assertThat(taken("desk")).containsExactly("a1");
    }

    @Test
    void shouldGoOnAfterARestartWithWhatCameMeanwhile() throws Exception {
        Reader reader = reader(database, "desk");
        publish(Alarms.deviation("missed before the start"));
        reader.step();
        publish(Alarms.deviation("a1"));
        reader.step();
        reader.intake.close();
        publish(Alarms.deviation("a2"));

        Reader next = reader(database, "desk");
        next.step();
        publish(Alarms.deviation("a3"));
        next.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void shouldBeginWithANewNotificationAtItsOwnTime() throws Exception {
        Reader before = reader(database, "desk");
        before.step();
        publish(Alarms.deviation("a1"));
        before.step();
        publish(Alarms.deviation("a2"));

        Reader after = reader(database, "desk", "chat");
        after.step();
        publish(Alarms.deviation("a3"));
        after.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
        assertThat(taken("chat")).containsExactly("a3");
    }

    @Test
    void shouldWriteEveryAlarmOnceHoweverManyConsolesReadAndHoweverOftenItIsPublished() throws Exception {
        Reader one = reader(database, "desk");
        Reader other = reader(database, "desk");
        one.step();
        other.step();
        publish(Alarms.deviation("a1"), Alarms.deviation("a2"), Alarms.deviation("a1"));

        one.step();
        other.step();
        publish(Alarms.deviation("a3"), Alarms.deviation("a2"));
        other.step();
        one.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void shouldLeaveTheNewNotificationsOfAnotherConsoleAlone() throws Exception {
        Reader newer = reader(database, "desk", "chat");
        Reader older = reader(database, "desk");
        newer.step();
        older.step();
        publish(Alarms.deviation("a1"));

        older.step();
        newer.step();

        assertThat(taken("desk")).containsExactly("a1");
        assertThat(taken("chat")).containsExactly("a1");
    }

    @Test
    void shouldTakeTheEndOfAnEpisodeOnlyWhereItsBeginningWasTaken() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        publish(
                Alarms.resolved("began before"),
                Alarms.priceMove("too mild", "e1", Alarm.State.Firing, Severity.Info),
                Alarms.priceMove("too mild, over", "e1", Alarm.State.Resolved, Severity.Info),
                Alarms.firing("e2"),
                Alarms.resolved("e2"));

        reader.step();

        assertThat(taken("desk")).containsExactly("e2-firing", "e2-resolved");
    }

    @Test
    void shouldPassOverWhatIsNoAlarm() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        log.add("{\"id\":1}".getBytes(StandardCharsets.UTF_8));
        publish(Alarms.deviation("a1"));

        reader.step();

        assertThat(taken("desk")).containsExactly("a1");
    }

    @Test
    void shouldGoOnWithWhatIsLeftWhereAlarmsAreGone() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        publish(Alarms.deviation("a1"), Alarms.deviation("gone"), Alarms.deviation("a3"));
        first = 2;

        Reader next = reader(database, "desk");
        next.step();
        next.step();

        assertThat(taken("desk")).containsExactly("a3");
    }

    @Test
    void shouldReadATopicThatWasMadeAnewFromItsBeginning() throws Exception {
        publish(Alarms.deviation("past"), Alarms.deviation("past too"));
        Reader reader = reader(database, "desk");
        reader.step();
        log.clear();
        topicId = "topic-2";
        publish(Alarms.deviation("a1"), Alarms.deviation("a2"), Alarms.deviation("a3"));

        clock.forward(Duration.ofMinutes(1));
        reader.step();

        assertThat(taken("desk")).containsExactly("a1", "a2", "a3");
    }

    @Test
    void shouldReadAPartitionThatComesLaterFromItsBeginning() throws Exception {
        publish(Alarms.deviation("past"));
        Reader reader = reader(database, "desk");
        reader.step();
        partitions = 2;
        laterLog.add(Alarms.bytes(Alarms.deviation("b1")));
        publish(Alarms.deviation("a1"));

        clock.forward(Duration.ofMinutes(1));
        reader.step();

        assertThat(taken("desk")).containsExactlyInAnyOrder("a1", "b1");
    }

    @Test
    void shouldReadAPartitionFromItsBeginningThatCameWhileNoConsoleRan() throws Exception {
        Reader before = reader(database, "desk");
        before.step();
        before.intake.close();
        partitions = 2;
        laterLog.add(Alarms.bytes(Alarms.deviation("b1")));

        Reader after = reader(database, "desk", "chat");
        after.step();

        assertThat(taken("desk")).containsExactly("b1");
        assertThat(taken("chat")).isEmpty();
    }

    @Test
    void shouldLoseNothingWhileTheDatabaseIsAway() throws Exception {
        CompletableFuture<DatabaseAddress> late = new CompletableFuture<>();
        try (HistoryDatabase starting = HistoryDatabase.open(late, pipeline)) {
            Reader reader = reader(starting, "desk");
            publish(Alarms.deviation("past"));
            assertThatThrownBy(reader::step).isInstanceOf(HistoryUnavailableException.class);
            publish(Alarms.deviation("a1"));
            late.complete(address);
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> starting.state().isReady());

            reader.step();
            reader.step();

            assertThat(taken("desk")).containsExactly("a1");
        }
    }

    @Test
    void shouldTakeInOnceMoreWhatTheDatabaseDidNotTake() throws Exception {
        Reader reader = reader(database, "desk");
        reader.step();
        publish(Alarms.deviation("a1"));
        rename("delivery", "hidden");
        assertThatThrownBy(reader::step).hasMessageContaining("delivery");
        publish(Alarms.deviation("a2"));
        assertThatThrownBy(reader::step).hasMessageContaining("delivery");
        rename("hidden", "delivery");

        reader.step();

        assertThat(taken("desk")).containsExactly("a1", "a2");
    }

    @Test
    void shouldForgetANotificationThatNoConsoleNamesAnyMore() throws Exception {
        Reader both = reader(database, "desk", "chat");
        both.step();
        publish(Alarms.deviation("a1"));
        both.step();
        Upkeep upkeep = new Upkeep(database);
        clock.forward(Upkeep.FORGOTTEN);
        upkeep.run(List.of("desk"), clock.instant());
        assertThat(new DeliveryReport(database).status(List.of("desk", "chat"), clock.instant()))
                .hasSize(2);
        clock.forward(Duration.ofSeconds(1));

        upkeep.run(List.of("desk"), clock.instant());

        assertThat(new DeliveryReport(database).status(List.of("desk", "chat"), clock.instant()))
                .hasSize(1);
        assertThat(new DeliveryReport(database).list(DeliveryState.Dead, "chat", Long.MAX_VALUE, 10))
                .singleElement()
                .satisfies(row -> assertThat(row.reason()).isEqualTo("its notification is no longer in the pipeline"));
    }

    /** An intake with a consumer of its own on the log of this test. */
    private final class Reader {
        private final AlarmIntake intake;
        private MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");

        Reader(HistoryDatabase from, List<Subscription> subscriptions) {
            AlarmTopic topic = new AlarmTopic() {
                @Override
                public Optional<Facts> look() {
                    return Optional.ofNullable(topicId).map(id -> new Facts(id, partitions));
                }

                @Override
                public void close() {}
            };
            intake = new AlarmIntake(
                    TOPIC, topic, this::consumer, new IntakeTable(from), subscriptions, clock, () -> {});
        }

        private MockConsumer<byte[], byte[]> consumer() {
            if (consumer.closed()) {
                consumer = new MockConsumer<>("none");
                prepare();
            }
            return consumer;
        }

        void step() throws InterruptedException {
            prepare();
            intake.step();
        }

        private void prepare() {
            for (int partition = 0; partition < partitions; partition++) {
                TopicPartition each = new TopicPartition(TOPIC, partition);
                consumer.updateBeginningOffsets(Map.of(each, partition == 0 ? first : 0));
                consumer.updateEndOffsets(Map.of(each, (long) log(partition).size()));
            }
            consumer.schedulePollTask(this::feed);
        }

        private void feed() {
            consumer.assignment().forEach(this::feed);
        }

        private void feed(TopicPartition partition) {
            List<byte[]> records = log(partition.partition());
            for (long offset = consumer.position(partition); offset < records.size(); offset++) {
                byte[] value = records.get((int) offset);
                consumer.addRecord(new ConsumerRecord<>(
                        TOPIC,
                        partition.partition(),
                        offset,
                        clock.millis(),
                        TimestampType.LOG_APPEND_TIME,
                        0,
                        value.length,
                        null,
                        value,
                        new RecordHeaders(),
                        Optional.empty()));
            }
        }
    }

    private Reader reader(HistoryDatabase from, String... notifications) {
        return new Reader(
                from,
                List.of(notifications).stream()
                        .map(name -> new Subscription(name, Severity.Warning))
                        .toList());
    }

    private List<byte[]> log(int partition) {
        return partition == 0 ? log : laterLog;
    }

    private void publish(Alarm... alarms) {
        for (Alarm alarm : alarms) {
            log.add(Alarms.bytes(alarm));
        }
    }

    private List<String> taken(String notification) {
        List<DeliveryRow> newestFirst =
                new ArrayList<>(new DeliveryReport(database).list(null, notification, Long.MAX_VALUE, 100));
        Collections.reverse(newestFirst);
        return newestFirst.stream().map(DeliveryRow::alarmId).toList();
    }
}
